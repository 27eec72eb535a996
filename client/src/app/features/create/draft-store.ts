import { Service, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../../core/session/session-store';
import { MOST_PHOTOS, PhotoDraft, PhotoUpload, WAITING, refusal } from './photo-draft';

/**
 * The post being written. It outlives its page, so that a session that runs out in the middle costs nothing: after
 * logging in again everything is still there. Another account never gets to see it.
 */
@Service()
export class DraftStore {
  private readonly session = inject(SessionStore);
  private readonly list = signal<readonly PhotoDraft[]>([]);
  private readonly selection = signal<number | null>(null);
  private author = this.session.user()?.id;
  private lastId = 0;

  readonly photos = this.list.asReadonly();
  /** Where the post's photos come from: this device, or one from an address on the web. */
  readonly source = signal<'device' | 'web'>('device');
  readonly address = signal('');
  /** Alt text of the photo at `address`. */
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

  /** Adds photos at the end, as many as there is room for. Answers a sentence for each that was left out. */
  add(files: readonly File[]): string[] {
    this.source.set('device');
    const fine = files.filter((file) => refusal(file) === null);
    const taken = fine.slice(0, this.room()).map((file): PhotoDraft => {
      const id = ++this.lastId;
      return { id, file, preview: URL.createObjectURL(file), alt: '', upload: WAITING };
    });
    this.list.update((photos) => [...photos, ...taken]);
    if (taken[0]) this.select(taken[0].id);
    const refusals = files.flatMap((file) => refusal(file) ?? []);
    return fine.length > taken.length
      ? [...refusals, `A post has up to ${MOST_PHOTOS} photos. The others were left out.`]
      : refusals;
  }

  select(photoId: number): void {
    this.selection.set(photoId);
  }

  /** Takes a photo out; the one after it, or else the one before it, is selected. */
  remove(photoId: number): void {
    const place = this.list().findIndex(({ id }) => id === photoId);
    const photo = this.list()[place];
    if (!photo) return;
    URL.revokeObjectURL(photo.preview);
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

  /** Sets a photo's alt text. It travels with the upload, so one already sent has to be sent again. */
  describe(photoId: number, alt: string): void {
    this.patch(photoId, (photo) => ({
      ...photo,
      alt,
      upload: photo.upload.state === 'sent' ? WAITING : photo.upload,
    }));
  }

  setUpload(photoId: number, upload: PhotoUpload): void {
    this.patch(photoId, (photo) => ({ ...photo, upload }));
  }

  clear(): void {
    for (const { preview } of this.list()) URL.revokeObjectURL(preview);
    this.list.set([]);
    this.selection.set(null);
    this.source.set('device');
    for (const text of [this.address, this.addressAlt, this.caption]) text.set('');
  }

  private find(photoId: number | null): PhotoDraft | undefined {
    return this.list().find(({ id }) => id === photoId);
  }

  private patch(photoId: number, edit: (photo: PhotoDraft) => PhotoDraft): void {
    this.list.update((photos) => photos.map((photo) => (photo.id === photoId ? edit(photo) : photo)));
  }
}
