import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable, catchError, filter, map, of } from 'rxjs';
import { MediaDto, uploadMedia } from '../../api';
import { toProblem } from '../../core/problem';
import { KINDS, PhotoDraft, PhotoUpload } from './photo-draft';

/** What is wrong with the file itself; sending it again would end the same way. */
const FAULTS: Readonly<Record<string, string>> = {
  image_too_large: 'This photo is larger than 20 MB. Please choose a smaller one.',
  image_too_many_pixels: 'This photo has more than 50 megapixels. Please choose a smaller one.',
  image_unreadable: 'This file is damaged or incomplete. Please choose another one.',
  image_format_unsupported: `This kind of file cannot be shared: photos are ${KINDS}.`,
};

/** Sends photos to the server. */
@Service()
export class PhotoUploads {
  private readonly http = inject(HttpClient);

  /**
   * Sends one photo with its alt text; emits how far it is, then `sent` or `failed`, and never errors. Unsubscribing
   * stops it. The generated service only tells the end, so this goes past it.
   */
  send({ file, alt }: PhotoDraft): Observable<PhotoUpload> {
    const body = new FormData();
    if (alt.trim()) body.append('alt', alt.trim());
    body.append('file', file);
    return this.http
      .post<MediaDto>(uploadMedia.PATH, body, { observe: 'events', reportUploadProgress: true })
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
        catchError((error: unknown) => of(failed(error))),
      );
  }
}

function failed(error: unknown): PhotoUpload {
  const { status, code, message } = toProblem(error);
  // Proxies in front of the server have limits of their own and no codes.
  const fault = FAULTS[status === 413 ? 'image_too_large' : code];
  return { state: 'failed', reason: fault ?? message, final: fault !== undefined };
}
