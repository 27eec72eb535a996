import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Caption, piecesOf } from './caption';

describe('piecesOf', () => {
  const kinds = (text: string) => piecesOf(text).map(({ kind, text: piece }) => `${kind}:${piece}`);

  it('finds mentions and hashtags at the start of words', () => {
    expect(kinds('With @Bob at #lake_2, early')).toEqual([
      'plain:With ',
      'mention:@Bob',
      'plain: at ',
      'hashtag:#lake_2',
      'plain:, early',
    ]);
    expect(piecesOf('@Bob')[0]?.link).toBe('/@bob');
  });

  it('leaves the full stop after a name to the sentence', () => {
    expect(kinds('Thanks @jun.sato.')).toEqual(['plain:Thanks ', 'mention:@jun.sato', 'plain:.']);
  });

  it('takes e-mail addresses and addresses of pages for what they are', () => {
    expect(kinds('me@example.org https://example.org/#top')).toEqual([
      'plain:me@example.org https://example.org/#top',
    ]);
  });
});

describe('Caption', () => {
  async function render(text: string, whole = false) {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Caption);
    fixture.componentRef.setInput('text', text);
    fixture.componentRef.setInput('whole', whole);
    await fixture.whenStable();
    return { fixture, element: fixture.nativeElement as HTMLElement };
  }

  const long = 'word '.repeat(100).trim();

  it('folds a long text and shows all of it on demand', async () => {
    const { fixture, element } = await render(long);
    expect(element.textContent?.length).toBeLessThan(180);
    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(element.textContent).toBe(long);
  });

  it('shows short texts, and those it is told to, as a whole', async () => {
    expect((await render('Up early')).element.querySelector('button')).toBeNull();
    TestBed.resetTestingModule();
    expect((await render(long, true)).element.querySelector('button')).toBeNull();
  });

  it('shows what people write as text, never as HTML', async () => {
    const { element } = await render('<img src=x onerror=alert(1)>');
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain('<img');
  });
});
