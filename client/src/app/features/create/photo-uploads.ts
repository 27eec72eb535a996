import { HttpClient, HttpErrorResponse, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  Observable,
  catchError,
  defer,
  filter,
  from,
  map,
  of,
  retry,
  switchMap,
  throwError,
  timer,
} from 'rxjs';
import { MediaDto, uploadMedia } from '../../api';
import { toProblem } from '../../core/problem';
import { PhotoDraft, PhotoUpload, PhotoVersion } from './photo-draft';
import { renderPhoto } from './photo-render';

/** What is wrong with the file itself; sending it again would end the same way. */
const FAULTS: ReadonlySet<string> = new Set([
  'image_too_large',
  'image_too_many_pixels',
  'image_unreadable',
  'image_too_slow',
  'image_too_demanding',
  'image_format_unsupported',
]);

/** What one can do oneself about what the server said. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  storage_quota_exceeded: 'Delete posts you no longer want, or send smaller photos, and try again.',
  image_too_large: 'Send smaller photos, or choose another one.',
  image_too_many_pixels: 'Send smaller photos, or choose another one.',
  image_too_slow: 'Send smaller photos, or choose another one.',
  image_too_demanding: 'Send smaller photos, or choose another one.',
};

/** How often a photo is sent again that the server had no time for. */
const MOST_RETRIES = 5;

/** Sends photos as they were edited, one by one, and again while the server has no time for them. */
@Service()
export class PhotoUploads {
  private readonly http = inject(HttpClient);
  /** What has been made ready to be sent, so that a second attempt sends exactly the same. */
  private readonly ready = new WeakMap<PhotoVersion, File>();

  /**
   * Sends one photo as it was edited, with its alt text; `smaller` scales it down first. Emits how far it is, then
   * `sent` or `failed`, and never errors. Unsubscribing stops it.
   */
  send(photo: PhotoDraft, smaller: boolean): Observable<PhotoUpload> {
    return defer(() => from(this.prepare(photo, smaller))).pipe(
      switchMap((file) => this.upload(photo, file)),
      catchError((error: unknown) => of(failed(error, photo.file))),
    );
  }

  private async prepare({ file, edits, version }: PhotoDraft, smaller: boolean): Promise<File> {
    const ready = this.ready.get(version) ?? (await renderPhoto(file, edits, smaller));
    this.ready.set(version, ready);
    return ready;
  }

  /** The generated service only tells the end, so this goes past it. */
  private upload({ alt, version }: PhotoDraft, file: File): Observable<PhotoUpload> {
    const body = new FormData();
    if (alt.trim()) body.append('alt', alt.trim());
    body.append('file', file);
    const headers = { 'Idempotency-Key': version.key };
    return this.http
      .post<MediaDto>(uploadMedia.PATH, body, { headers, observe: 'events', reportUploadProgress: true })
      .pipe(
        map((event): PhotoUpload | null => {
          if (event.type === HttpEventType.UploadProgress) {
            return { state: 'sending', progress: event.total ? event.loaded / event.total : 0 };
          }
          return event.type === HttpEventType.Response && event.body
            ? { state: 'sent', mediaId: event.body.id }
            : null;
        }),
        filter((upload) => upload !== null),
        retry({ count: MOST_RETRIES, delay: waitUntilFree }),
      );
  }
}

/** The server takes a few photos of one member at a time; those of another tab, or of a try that was stopped, count. */
function waitUntilFree(error: unknown): Observable<unknown> {
  if (!(error instanceof HttpErrorResponse) || toProblem(error).code !== 'media_busy') {
    return throwError(() => error);
  }
  return timer(Number(error.headers.get('Retry-After') ?? 5) * 1000);
}

function failed(error: unknown, { name }: File): PhotoUpload {
  const { status, code, message } = toProblem(error);
  // Proxies in front of the server have limits of their own and no codes.
  if (status === 413 && code === 'unexpected') {
    const reason = `“${name}” is too large for this server. ${NEXT_STEPS['image_too_large']}`;
    return { state: 'failed', reason, final: false };
  }
  const reason = [message, NEXT_STEPS[code]].filter(Boolean).join(' ');
  return { state: 'failed', reason, final: FAULTS.has(code) };
}
