import { Service, computed, inject, signal } from '@angular/core';
import { uniqueKey } from '../../core/unique-key';
import { SessionStore } from '../../core/session/session-store';
import { MOST_PHOTOS, PhotoDraft, PhotoUpload, WAITING, aPhotoDraft, aVersion } from './photo-draft';
import { PhotoEdits } from './photo-edits';

/** Everything there is to a post before it is shared. */
export interface Draft {
  readonly photos: readonly PhotoDraft[];
  /** Where the post's photos come from: this device, or one from an address on the web. */
  readonly source: 'device' | 'web';
  readonly address: string;
  /** Alt text of the photo at `address`. */
  readonly addressAlt: string;
  readonly caption: string;
  /** The last attempt to publish it. */
  readonly attempt: PublishAttempt | null;
}

/** What was asked of the server under one key: the same again is the same post, never a second one. */
export interface PublishAttempt {
  readonly key: string;
  /** The request's body, as JSON. */
  readonly body: string;
}

/**
 * The post being written. It outlives its page, so that a session that runs out in the middle costs nothing: after
 * logging in again everything is still there. Another account never gets to see it.
 */
@Service()
export class DraftStore {
  private readonly session = inject(SessionStore);
  private readonly list = signal<readonly PhotoDraft[]>([]);
  private readonly selection = signal<number | null>(null);
  private readonly attempt = signal<PublishAttempt | null>(null);
  private author = this.session.user()?.id;
  private lastId = 0;

  readonly photos = this.list.asReadonly();
  readonly source = signal<Draft['source']>('device');
  readonly address = signal('');
  readonly addressAlt = signal('');
  readonly caption = signal('');
  /** The photo that is shown large. */
  readonly selected = computed(() => this.find(this.selection()) ?? this.list()[0] ?? null);
  /** Place of the selected photo, from 0; -1 without photos. */
  readonly place = computed(() => this.list().findIndex(({ id }) => id === this.selected()?.id));
  readonly room = computed(() => MOST_PHOTOS - this.list().length);
  readonly isEmpty = computed(
    () => this.list().length === 0 && !this.address() && !this.addressAlt() && !this.caption(),
  );
  /** All of it, as it is now. */
  readonly content = computed<Draft>(() => ({
    photos: this.list(),
    source: this.source(),
    address: this.address(),
    addressAlt: this.addressAlt(),
    caption: this.caption(),
    attempt: this.attempt(),
  }));

  constructor() {
    this.session.switched.subscribe(() => {
      const viewer = this.session.user()?.id;
      if (viewer === undefined || viewer === this.author) return;
      this.author = viewer;
      this.clear();
    });
    this.session.ended.subscribe((reason) => {
      if (reason !== 'expired') this.clear();
    });
  }

  /** Adds photos at the end, as many as there is room for. Answers how many were left out. */
  add(files: readonly File[]): number {
    this.source.set('device');
    const taken = files.slice(0, this.room()).map((file) => aPhotoDraft(++this.lastId, file));
    this.list.update((photos) => [...photos, ...taken]);
    if (taken[0]) this.select(taken[0].id);
    return files.length - taken.length;
  }

  select(photoId: number): void {
    this.selection.set(photoId);
  }

  /** Takes a photo out; the one after it, or else the one before it, is selected. */
  remove(photoId: number): void {
    const place = this.list().findIndex(({ id }) => id === photoId);
    this.list.update((photos) => photos.filter(({ id }) => id !== photoId));
    this.selection.set((this.list()[place] ?? this.list()[place - 1])?.id ?? null);
  }

  /** Moves the photo at one place to another, counted from 0. */
  move(from: number, to: number): void {
    this.list.update((photos) => {
      const moved = photos[from];
      return moved ? photos.filter((photo) => photo !== moved).toSpliced(to, 0, moved) : photos;
    });
  }

  /** Gives a photo its alt text; it goes with the file, so one that was sent is sent anew. */
  describe(photoId: number, alt: string): void {
    this.patch(photoId, (photo) => {
      const { upload } = photo;
      // Words cannot help a file that the server could not use.
      return { ...unsent({ ...photo, alt }), upload: upload.state === 'sent' ? WAITING : upload };
    });
  }

  /** Crops, turns or colours a photo. */
  edit(photoId: number, edits: Partial<PhotoEdits>): void {
    this.patch(photoId, (photo) => unsent({ ...photo, edits: { ...photo.edits, ...edits } }));
  }

  setUpload(photoId: number, upload: PhotoUpload): void {
    this.patch(photoId, (photo) => ({ ...photo, upload }));
  }

  /** Makes photos be sent anew, as if they had never been: all of them, or those not sent yet. */
  renew(which: 'all' | 'unsent'): void {
    this.list.update((photos) =>
      photos.map((photo) => (which === 'unsent' && photo.upload.state === 'sent' ? photo : unsent(photo))),
    );
  }

  /** The key under which to publish `body`: the one used before as long as it is the same. */
  attemptFor(body: object): string {
    const text = JSON.stringify(body);
    const before = this.attempt();
    if (before?.body === text) return before.key;
    const key = uniqueKey();
    this.attempt.set({ key, body: text });
    return key;
  }

  /** Takes over a draft from an earlier visit. */
  resume({ photos, source, address, addressAlt, caption, attempt }: Draft): void {
    this.list.set(photos);
    this.lastId = Math.max(this.lastId, ...photos.map(({ id }) => id));
    this.source.set(source);
    this.address.set(address);
    this.addressAlt.set(addressAlt);
    this.caption.set(caption);
    this.attempt.set(attempt);
  }

  clear(): void {
    this.selection.set(null);
    this.resume({ photos: [], source: 'device', address: '', addressAlt: '', caption: '', attempt: null });
  }

  private find(photoId: number | null): PhotoDraft | undefined {
    return this.list().find(({ id }) => id === photoId);
  }

  private patch(photoId: number, edit: (photo: PhotoDraft) => PhotoDraft): void {
    this.list.update((photos) => photos.map((photo) => (photo.id === photoId ? edit(photo) : photo)));
  }
}

/** A photo to be sent as if it had never been. */
function unsent(photo: PhotoDraft): PhotoDraft {
  return { ...photo, version: aVersion(), upload: WAITING };
}
