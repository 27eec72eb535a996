import { Service } from '@angular/core';
import { DBSchema, IDBPDatabase, openDB } from 'idb';
import { DRAFTS_DATABASE } from '../../core/session/private-data';
import { Draft } from './draft-store';
import { PhotoDraft, WAITING, aVersion } from './photo-draft';

/** What is sent is made anew on the next visit, so it has another version then. */
type StoredPhoto = Omit<PhotoDraft, 'file' | 'version'>;

interface Shelf extends DBSchema {
  /** By account. The photos' files lie apart, so that a word typed does not write megabytes. */
  drafts: { key: string; value: Omit<Draft, 'photos'> & { photos: readonly StoredPhoto[] } };
  /** By account and photo. */
  files: { key: [string, number]; value: File };
}

/** Keeps one draft for each account in this browser (IndexedDB). Everything rejects where the browser refuses that. */
@Service()
export class DraftShelf {
  private opened: Promise<IDBPDatabase<Shelf>> | null = null;

  /** The account's draft, or null. Photos whose file is missing are left out. */
  async take(account: string): Promise<Draft | null> {
    const database = await this.open();
    const transaction = database.transaction(['drafts', 'files']);
    const draft = await transaction.objectStore('drafts').get(account);
    if (!draft) return null;
    const files = transaction.objectStore('files');
    const photos: PhotoDraft[] = [];
    for (const photo of draft.photos) {
      const file = await files.get([account, photo.id]);
      if (file) photos.push({ ...photo, file, version: aVersion() });
    }
    return { ...draft, photos };
  }

  /** Replaces the account's draft, all of it or nothing. */
  async put(account: string, draft: Draft): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(['drafts', 'files'], 'readwrite');
    const files = transaction.objectStore('files');
    const kept = new Set((await files.getAllKeys(filesOf(account))).map(([, photoId]) => photoId));
    for (const { id, file } of draft.photos) {
      if (!kept.delete(id)) void files.put(file, [account, id]);
    }
    for (const id of kept) void files.delete([account, id]);
    const photos = draft.photos.map(({ id, edits, alt, upload }): StoredPhoto => ({
      id,
      edits,
      alt,
      upload: upload.state === 'sent' ? upload : WAITING,
    }));
    void transaction.objectStore('drafts').put({ ...draft, photos }, account);
    await transaction.done;
  }

  async clear(account: string): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(['drafts', 'files'], 'readwrite');
    void transaction.objectStore('drafts').delete(account);
    void transaction.objectStore('files').delete(filesOf(account));
    await transaction.done;
  }

  private open(): Promise<IDBPDatabase<Shelf>> {
    this.opened ??= this.connect();
    return this.opened;
  }

  private async connect(): Promise<IDBPDatabase<Shelf>> {
    const forget = () => (this.opened = null);
    try {
      return await openDB<Shelf>(DRAFTS_DATABASE, 1, {
        upgrade: (database) => {
          database.createObjectStore('drafts');
          database.createObjectStore('files');
        },
        // Somebody logs out, maybe in another tab, and all of it is deleted.
        blocking: (_old, _new, event) => {
          forget();
          (event.target as IDBDatabase).close();
        },
        terminated: forget,
      });
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** All files of one account. */
function filesOf(account: string): IDBKeyRange {
  return IDBKeyRange.bound([account], [account, []]);
}
