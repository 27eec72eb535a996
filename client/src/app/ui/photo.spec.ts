import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aMedia } from '../../testing/factories';
import { Photo } from './photo';

describe('Photo', () => {
  let fixture: ComponentFixture<Photo>;
  const host = () => fixture.nativeElement as HTMLElement;
  const image = () => host().querySelector('img');

  beforeEach(async () => {
    fixture = TestBed.createComponent(Photo);
    fixture.componentRef.setInput('media', aMedia());
    await fixture.whenStable();
  });

  it('reserves its place, in its colour, and offers every variant by type', () => {
    expect(host().style.aspectRatio).toContain('0.8');
    expect(host().style.backgroundColor).toBe('rgb(39, 85, 107)');
    const sources = [...host().querySelectorAll('source')].map(({ type, srcset }) => [type, srcset]);
    expect(sources).toEqual([
      ['image/avif', '/photos/m1/320.avif 320w, /photos/m1/1080.avif 1080w'],
      ['image/webp', '/photos/m1/320.webp 320w, /photos/m1/1080.webp 1080w'],
    ]);
    expect(image()?.getAttribute('src')).toBe('/photos/m1/1080.webp');
    expect(image()?.alt).toBe('A lake at dawn');
    expect(image()?.getAttribute('loading')).toBe('lazy');
  });

  it('loads the first photo of a page before all others', async () => {
    fixture.componentRef.setInput('priority', true);
    await fixture.whenStable();
    expect(image()?.getAttribute('loading')).toBe('eager');
    expect(image()?.getAttribute('fetchpriority')).toBe('high');
  });

  it('says something about a photo without a description', async () => {
    fixture.componentRef.setInput('media', aMedia({ alt: '' }));
    fixture.componentRef.setInput('fallback', 'Photo by bob');
    await fixture.whenStable();
    expect(image()?.alt).toBe('Photo by bob');
  });

  it('shows the photo once it has arrived, and stays so when its post is refreshed', async () => {
    image()?.dispatchEvent(new Event('load'));
    await fixture.whenStable();
    expect(host().classList).toContain('photo-loaded');
    fixture.componentRef.setInput('media', aMedia());
    await fixture.whenStable();
    expect(host().classList).toContain('photo-loaded');
    fixture.componentRef.setInput('media', aMedia({ url: '/photos/m2/1080.webp' }));
    await fixture.whenStable();
    expect(host().classList).not.toContain('photo-loaded');
  });

  it('says so when the photo cannot be loaded', async () => {
    image()?.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(host().textContent).toContain('could not be loaded');
  });
});
