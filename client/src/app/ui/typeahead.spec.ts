import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Observable, Subject, of } from 'rxjs';
import { aPerson } from '../../testing/factories';
import { CommentBox } from './comment-box';
import { SUGGEST } from './suggest';
import { Suggestion } from './suggestion';
import { TypeaheadWord } from './typeahead-word';

const person = (username: string): Suggestion => ({ kind: 'person', person: aPerson({ username }) });

describe('Typeahead', () => {
  let fixture: ComponentFixture<CommentBox>;
  let sent: string[];
  const suggest = vi.fn<(word: TypeaheadWord) => Observable<readonly Suggestion[]>>();

  const field = () => {
    const element = (fixture.nativeElement as HTMLElement).querySelector('textarea');
    if (!element) throw new Error('no field');
    return element;
  };
  const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  const names = () => options().map((option) => option.querySelector('.person-username')?.textContent);
  const activeName = () =>
    document
      .getElementById(field().getAttribute('aria-activedescendant') ?? '')
      ?.querySelector('.person-username')?.textContent;

  async function type(text: string): Promise<void> {
    field().value = text;
    field().setSelectionRange(text.length, text.length);
    field().dispatchEvent(new Event('input'));
    await vi.advanceTimersByTimeAsync(200);
    await vi.dynamicImportSettled(); // of what shows the list
    fixture.detectChanges();
    TestBed.tick();
  }

  function press(key: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { ...modifiers, key, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    fixture.detectChanges();
    TestBed.tick();
    return event;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    suggest.mockReset();
    suggest.mockImplementation(() => of([person('alice'), person('alba')]));
    TestBed.configureTestingModule({ providers: [{ provide: SUGGEST, useValue: suggest }] });
    fixture = TestBed.createComponent(CommentBox);
    sent = [];
    fixture.componentInstance.sent.subscribe((body) => sent.push(body));
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
  });

  afterEach(() => {
    fixture.destroy();
    vi.useRealTimers();
  });

  it('suggests while a mention is typed, and tells assistive technology', async () => {
    await type('With @al');
    expect(suggest).toHaveBeenCalledExactlyOnceWith({ kind: 'person', text: 'al', start: 5, end: 8 });
    expect(names()).toEqual(['alice', 'alba']);
    expect(document.getElementById(field().getAttribute('aria-controls') ?? '')?.role).toBe('listbox');
    expect(activeName()).toBe('alice');
    await type('With @al ');
    expect(options()).toEqual([]);
    expect(field().hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('moves with the arrow keys and takes one with Enter, which then does not send', async () => {
    await type('With @al');
    expect(press('ArrowDown').defaultPrevented).toBe(true);
    expect(activeName()).toBe('alba');
    press('ArrowDown');
    expect(activeName()).toBe('alice');
    press('ArrowUp');
    press('Enter');
    expect(field().value).toBe('With @alba ');
    expect(options()).toEqual([]);
    expect(sent).toEqual([]);
    press('Enter');
    expect(sent).toEqual(['With @alba']);
  });

  it('takes one with Tab, and lets the focus go back', async () => {
    await type('@al');
    expect(press('Tab', { shiftKey: true }).defaultPrevented).toBe(false);
    expect(press('Tab').defaultPrevented).toBe(true);
    expect(field().value).toBe('@alice ');
    expect(press('Tab').defaultPrevented).toBe(false);
  });

  it('begins with the best when the one before is not suggested any more', async () => {
    await type('@al');
    press('ArrowDown');
    suggest.mockImplementation(() => of([person('carl'), person('carla')]));
    await type('@ca');
    expect(activeName()).toBe('carl');
    press('Enter');
    expect(field().value).toBe('@carl ');
  });

  it('takes one with a click', async () => {
    await type('@al');
    options()[0]?.click();
    expect(field().value).toBe('@alice ');
  });

  it('closes with Escape and leaves the text', async () => {
    await type('@al');
    expect(press('Escape').defaultPrevented).toBe(true);
    expect(options()).toEqual([]);
    expect(field().value).toBe('@al');
    expect(press('Escape').defaultPrevented).toBe(false);
  });

  it('drops an answer that comes when the word is another', async () => {
    const late = new Subject<readonly Suggestion[]>();
    suggest.mockReturnValueOnce(late);
    await type('@b');
    await type('@al');
    late.next([person('bob')]);
    expect(names()).toEqual(['alice', 'alba']);
  });

  it('does without suggestions when they fail', async () => {
    const failing = new Subject<readonly Suggestion[]>();
    suggest.mockReturnValueOnce(failing);
    await type('@b');
    failing.error(new Error('offline'));
    await type('@al');
    expect(names()).toEqual(['alice', 'alba']);
  });
});
