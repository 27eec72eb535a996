import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aPost } from '../../testing/factories';
import { PostHead } from './post-head';

describe('PostHead', () => {
  it('leads to the author, and says what its menu is about', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PostHead);
    fixture.componentRef.setInput('author', aPost().author);
    fixture.componentRef.setInput('menu', [{ icon: 'link', label: 'Share or copy link' }]);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/@bob');
    expect(element.querySelector('.person-username')?.textContent).toBe('bob');
    expect(element.querySelector('button')?.getAttribute('aria-label')).toBe('More about the post by bob');
  });
});
