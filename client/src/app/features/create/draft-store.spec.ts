import { TestBed } from '@angular/core/testing';
import { aSession, aUser } from '../../../testing/factories';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { SessionStore } from '../../core/session/session-store';
import { DraftStore } from './draft-store';

const photo = (name: string, type = 'image/jpeg') => new File(['light'], name, { type });

describe('DraftStore', () => {
  let draft: DraftStore;
  const names = () => draft.photos().map(({ file }) => file.name);

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    logIn();
    draft = TestBed.inject(DraftStore);
  });

  it('has room for ten', () => {
    const files = Array.from({ length: 12 }, (_, index) => photo(`${index}.jpg`));
    expect(draft.add(files)).toBe(2);
    expect(names()).toHaveLength(10);
    expect(draft.room()).toBe(0);
  });

  it('moves photos and keeps the same one selected', () => {
    draft.add([photo('a'), photo('b'), photo('c')]);
    draft.move(0, 2);
    expect(names()).toEqual(['b', 'c', 'a']);
    expect(draft.selected()?.file.name).toBe('a');
    expect(draft.place()).toBe(2);
  });

  it('selects the next photo when one is removed, and the last one at the end', () => {
    draft.add([photo('a'), photo('b'), photo('c')]);
    draft.select(2);
    draft.remove(2);
    expect(draft.selected()?.file.name).toBe('c');
    draft.remove(3);
    expect(draft.selected()?.file.name).toBe('a');
    draft.remove(1);
    expect(draft.selected()).toBeNull();
  });

  it('sends a photo again whose alt text is changed after it was sent', () => {
    draft.add([photo('a')]);
    draft.setUpload(1, { state: 'sent', mediaId: 'm1' });
    draft.describe(1, 'A lake');
    expect(draft.photos()[0]).toMatchObject({ alt: 'A lake', upload: { state: 'waiting' } });
  });

  it('gives a photo another key as soon as what is sent of it changes, and only then', () => {
    draft.add([photo('a'), photo('b')]);
    const keys = () => draft.photos().map(({ version }) => version.key);
    const [first, second] = keys();
    draft.setUpload(1, { state: 'failed', reason: 'No answer.', final: false });
    draft.move(0, 1);
    expect(keys()).toEqual([second, first]);
    draft.edit(1, { turns: 1 });
    expect(keys()).toEqual([second, expect.not.stringMatching(first ?? '')]);
  });

  it('may send a photo once more that was refused, when it has been edited', () => {
    draft.add([photo('a')]);
    draft.setUpload(1, { state: 'failed', reason: 'Too many pixels.', final: true });
    draft.edit(1, { shape: 'square' });
    expect(draft.photos()[0]?.upload.state).toBe('waiting');
  });

  it('publishes the same under the same key, and anything else under another', () => {
    const key = draft.attemptFor({ mediaIds: ['m1'], caption: '' });
    expect(draft.attemptFor({ mediaIds: ['m1'], caption: '' })).toBe(key);
    expect(draft.attemptFor({ mediaIds: ['m1'], caption: 'Up early' })).not.toBe(key);
  });

  it('is empty until something is chosen or typed', () => {
    expect(draft.isEmpty()).toBe(true);
    draft.caption.set('Up early');
    expect(draft.isEmpty()).toBe(false);
    draft.clear();
    expect(draft.isEmpty()).toBe(true);
  });

  it('is gone after logging out', () => {
    draft.caption.set('Up early');
    TestBed.inject(SessionStore).forget();
    expect(draft.isEmpty()).toBe(true);
  });

  it('is not shown to another account', () => {
    draft.caption.set('Up early');
    logIn(aSession());
    expect(draft.caption()).toBe('Up early');
    logIn(aSession({ user: aUser({ id: 'u2', username: 'bob' }) }));
    expect(draft.caption()).toBe('');
  });
});
