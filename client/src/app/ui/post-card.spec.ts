import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aMedia, aPost } from '../../testing/factories';
import { PostCard } from './post-card';

describe('PostCard', () => {
  let fixture: ComponentFixture<PostCard>;
  const find = <T extends HTMLElement>(selector: string) =>
    (fixture.nativeElement as HTMLElement).querySelector<T>(selector);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    fixture = TestBed.createComponent(PostCard);
    fixture.componentRef.setInput('post', aPost());
    await fixture.whenStable();
  });

  it('shows author, counts and caption, and leads to the author', () => {
    expect(find<HTMLAnchorElement>('.person-link')?.getAttribute('href')).toBe('/@bob');
    expect(find('.post-likes')?.textContent?.trim()).toBe('3 likes');
    expect(find('.post-card-caption')?.textContent).toContain('Up early');
    expect(find('.post-card-text')?.textContent).toContain('View 1 comment');
  });

  it('says the place of photos without a description', async () => {
    const media = [aMedia({ alt: '' }), aMedia({ id: 'm2', alt: 'A boat' }), aMedia({ id: 'm3', alt: '' })];
    fixture.componentRef.setInput('post', aPost({ media }));
    await fixture.whenStable();
    const images = [...(fixture.nativeElement as HTMLElement).querySelectorAll('lw-photo img')];
    expect(images.map((image) => image.getAttribute('alt'))).toEqual([
      'Photo 1 of 3',
      'A boat',
      'Photo 3 of 3',
    ]);
  });

  it('asks for the opposite of what is with the heart', async () => {
    const wishes: boolean[] = [];
    fixture.componentInstance.liked.subscribe((liked) => wishes.push(liked));
    find('lw-like-button button')?.click();
    fixture.componentRef.setInput('post', aPost({ viewer: { liked: true, author: false } }));
    await fixture.whenStable();
    expect(find('lw-like-button button')?.getAttribute('aria-pressed')).toBe('true');
    find('lw-like-button button')?.click();
    expect(wishes).toEqual([true, false]);
  });

  it('only ever likes with a double tap', async () => {
    fixture.componentRef.setInput('post', aPost({ viewer: { liked: true, author: false } }));
    const wishes: boolean[] = [];
    fixture.componentInstance.liked.subscribe((liked) => wishes.push(liked));
    find('lw-like-burst')?.dispatchEvent(new Event('dblclick', { bubbles: true }));
    await fixture.whenStable();
    expect(wishes).toEqual([true]);
    expect(find('.like-burst-heart')).not.toBeNull();
  });

  it('sends a comment with Enter and keeps it until it has been taken', async () => {
    const sent: string[] = [];
    fixture.componentInstance.commented.subscribe((body) => sent.push(body));
    const field = find<HTMLTextAreaElement>('textarea');
    if (!field) throw new Error('no comment box');
    field.value = '  Lovely ';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(sent).toEqual(['Lovely']);
    expect(field.value).toBe('  Lovely ');
    fixture.componentInstance.clearComment();
    await fixture.whenStable();
    expect(field.value).toBe('');
  });

  it('offers to delete only what is the viewer’s own', async () => {
    const labels = async () => {
      const shown = () =>
        [...document.querySelectorAll('.menu-item')].map((item) => item.textContent?.trim());
      find('.post-head-more')?.click();
      await vi.waitFor(() => expect(shown()).not.toEqual([]));
      const found = shown();
      find('.post-head-more')?.click();
      expect(shown()).toEqual([]);
      return found;
    };
    expect(await labels()).not.toContain('Delete');
    fixture.componentRef.setInput('post', aPost({ viewer: { liked: false, author: true } }));
    await fixture.whenStable();
    expect(await labels()).toContain('Delete');
  });
});
