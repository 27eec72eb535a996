import { ComponentFixture, TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { EMPTY } from 'rxjs';
import { CommentDto } from '../api/models';
import { aComment, aPerson } from '../../testing/factories';
import { CommentBox } from './comment-box';
import { SUGGEST } from './suggest';

describe('CommentBox', () => {
  let fixture: ComponentFixture<CommentBox>;
  let sent: string[];

  const element = () => fixture.nativeElement as HTMLElement;
  const field = () => fixture.debugElement.query(By.css('textarea')).nativeElement as HTMLTextAreaElement;
  const cancel = () => element().querySelector<HTMLButtonElement>('[aria-label="Cancel the reply"]');

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
  }

  async function press(key: string): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    await fixture.whenStable();
    return event;
  }

  async function replyTo(username: string | null): Promise<void> {
    const comment: CommentDto | null = username === null ? null : aComment({ author: aPerson({ username }) });
    fixture.componentRef.setInput('replyingTo', comment);
    await fixture.whenStable();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [{ provide: SUGGEST, useValue: () => EMPTY }] });
    fixture = TestBed.createComponent(CommentBox);
    document.body.append(element());
    sent = [];
    fixture.componentInstance.sent.subscribe((body) => sent.push(body));
    await fixture.whenStable();
  });

  it('sends what was typed, trimmed, and nothing empty', async () => {
    await press('Enter');
    await type('  Lovely  ');
    await press('Enter');
    expect(sent).toEqual(['Lovely']);
    fixture.componentInstance.clear();
    await fixture.whenStable();
    expect(field().value).toBe('');
  });

  it('begins a reply with a name, and says whose it is', async () => {
    await type('is this Rome?');
    await replyTo('bob');
    expect(field().value).toBe('@bob is this Rome?');
    const described = element().querySelector(`#${field().getAttribute('aria-describedby')}`);
    expect(described?.textContent?.trim()).toBe('Replying to bob');
    await press('Enter');
    expect(sent).toEqual(['@bob is this Rome?']);
  });

  it('does not send a name alone', async () => {
    await replyTo('bob');
    await press('Enter');
    await type('@bob');
    await press('Enter');
    expect(sent).toEqual([]);
    expect(element().querySelector('[type=submit]')).toBeNull();
  });

  it('changes to somebody else, and keeps what was typed', async () => {
    await replyTo('bob');
    await type('@bob hello');
    await replyTo('carol');
    expect(field().value).toBe('@carol hello');
    await type('hello');
    await replyTo('dan');
    expect(field().value).toBe('@dan hello');
  });

  it('cancels a reply with its button, and goes on as a comment', async () => {
    await replyTo('bob');
    await type('@bob hello');
    cancel()?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.replyingTo()).toBeNull();
    expect(field().value).toBe('hello');
    expect(cancel()).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  it('cancels a reply with Escape, which is not meant for the dialog then', async () => {
    const heard = vi.fn();
    document.body.addEventListener('keydown', heard);
    await replyTo('bob');
    await press('Escape');
    expect(fixture.componentInstance.replyingTo()).toBeNull();
    expect(heard).not.toHaveBeenCalled();
    await press('Escape');
    expect(heard).toHaveBeenCalledOnce();
    document.body.removeEventListener('keydown', heard);
  });
});
