import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TextEntityDto } from '../api/models';
import { Caption, piecesOf } from './caption';

describe('piecesOf', () => {
  const mention = (start: number, end: number): TextEntityDto => ({
    type: 'mention',
    start,
    end,
    username: 'bob',
  });
  const hashtag = (start: number, end: number): TextEntityDto => ({
    type: 'hashtag',
    start,
    end,
    name: 'lake',
  });
  const shown = (text: string, ...entities: TextEntityDto[]) =>
    piecesOf(text, entities).map((piece) => [piece.text, ...(piece.link ?? [])].join(' '));

  it('links mentions and hashtags where the server found them', () => {
    expect(shown('With @Bob at #Lake, early', mention(5, 9), hashtag(13, 18))).toEqual([
      'With ',
      '@Bob /@bob',
      ' at ',
      '#Lake /tags lake',
      ', early',
    ]);
  });

  it('counts as JavaScript does, with two for an emoji', () => {
    expect(shown('🌅 #Lake', hashtag(3, 8))).toEqual(['🌅 ', '#Lake /tags lake']);
  });

  it('links nothing that the server did not find', () => {
    expect(shown('me@example.org #1')).toEqual(['me@example.org #1']);
    expect(shown('')).toEqual([]);
  });

  it('leaves plain what is cut off or overlaps', () => {
    expect(shown('With @Bo', mention(5, 9))).toEqual(['With @Bo']);
    expect(shown('#lake', hashtag(0, 5), hashtag(2, 5))).toEqual(['#lake /tags lake']);
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
