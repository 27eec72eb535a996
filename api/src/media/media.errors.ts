import { DomainError } from '../common/errors/domain-error.js';
import { ValidationFailed } from '../common/errors/request.errors.js';

/** 422: unknown, somebody else's, or already shown elsewhere. */
export class MediaNotUsable extends DomainError {
  constructor(pointer: string) {
    const detail = 'Only your own photos that are not used yet can be taken.';
    super('media_not_usable', detail, [{ pointer, detail, code: 'media_not_usable' }]);
  }
}

/** 422: photos that a post does not have, or not all that it has. */
export class MediaNotOfPost extends ValidationFailed {
  /**
   * @param unknown places in the list of photos that the post does not have
   * @param missing ids of its photos that are not in the list
   */
  constructor(unknown: readonly number[], missing: readonly string[]) {
    const errors = unknown.map((place) => ({
      pointer: `#/media/${String(place)}/id`,
      detail: 'The post has no such photo.',
      code: 'media_not_of_post',
    }));
    const detail = `media must name every photo of the post. Missing: ${missing.join(', ')}.`;
    super(missing.length > 0 ? [...errors, { pointer: '#/media', detail, code: 'media_missing' }] : errors);
  }
}

/** 422: a multipart body without a file. */
export class ImageMissing extends DomainError {
  constructor() {
    const detail = 'Send the photo as the form field "file".';
    super('image_missing', detail, [{ pointer: '#/file', detail, code: 'image_missing' }]);
  }
}

type ImageFault =
  | 'image_too_large'
  | 'image_format_unsupported'
  | 'image_too_many_pixels'
  | 'image_unreadable'
  | 'image_too_slow'
  | 'image_too_demanding';

/** Why a file cannot become a photo. */
export class UnusableImage extends DomainError {
  /**
   * @param fault decides the status: 413, 415 or 422
   * @param predicate what is wrong with it, e.g. `is larger than 20 MB.`
   * @param subject what the sentence is about
   */
  constructor(
    private readonly fault: ImageFault,
    private readonly predicate: string,
    subject = 'The photo',
  ) {
    const detail = `${subject} ${predicate}`;
    super(fault, detail, [{ pointer: '#/file', detail, code: fault }]);
  }

  /** The same with the name of the file: of ten photos one wants to know which. */
  of(fileName: string): UnusableImage {
    return new UnusableImage(this.fault, this.predicate, `“${fileName}”`);
  }
}

/** 413 */
export class ImageTooLarge extends UnusableImage {
  constructor(limitBytes: number) {
    super('image_too_large', `is larger than ${String(limitBytes / 1_000_000)} MB.`);
  }
}

/** 415 */
export class ImageFormatUnsupported extends UnusableImage {
  constructor(format: string | null) {
    super(
      'image_format_unsupported',
      `${format ? `has a format that cannot be read here (${format}).` : 'is not a photo.'} ` +
        'Send a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF.',
    );
  }
}

/** 422 */
export class ImageTooManyPixels extends UnusableImage {
  constructor(limitPixels: number, limitSide: number) {
    super(
      'image_too_many_pixels',
      `has more than ${String(limitPixels / 1_000_000)} megapixels, or more than ` +
        `${limitSide.toLocaleString('en')} pixels on one side.`,
    );
  }
}

/** 422 */
export class ImageUnreadable extends UnusableImage {
  constructor() {
    super('image_unreadable', 'is damaged or incomplete.');
  }
}

/** 422: decoding it takes longer than any photo should. */
export class ImageTooSlow extends UnusableImage {
  constructor() {
    super('image_too_slow', 'took too long to process. Send a smaller version.');
  }
}

/** 422: decoding it takes more memory than any photo should. */
export class ImageTooDemanding extends UnusableImage {
  constructor() {
    super('image_too_demanding', 'takes too much memory to process. Send a smaller version.');
  }
}

/** 413: all of somebody's photos together are too much. */
export class StorageQuotaExceeded extends DomainError {
  constructor(quotaBytes: number) {
    const detail = `Your photos may take ${String(quotaBytes / 1_000_000)} MB together, and there is not enough left for this one.`;
    super('storage_quota_exceeded', detail, [{ pointer: '#/file', detail, code: 'storage_quota_exceeded' }]);
  }
}

/** 503: more photos are waiting than could be processed in reasonable time. */
export class MediaBusy extends DomainError {
  /** @param own whether all of these are the uploader's own */
  constructor(own: boolean) {
    const detail = own
      ? 'Your other photos are still being processed. Send this one when one of them is done.'
      : 'Too many photos are being processed at the moment. Try again shortly.';
    super('media_busy', detail, undefined, { 'Retry-After': own ? '2' : '10' });
  }
}

/** 422: nothing usable is to be had from that address. */
export class ImageUrlUnusable extends DomainError {
  constructor(detail: string, reason: string) {
    super('image_url_unusable', detail, [{ pointer: '#/imageUrl', detail, code: reason }]);
  }
}

/** 422: nothing came back. Why is not said, because the server may see more of the network than who asks. */
export class ImageUrlUnreachable extends ImageUrlUnusable {
  constructor() {
    super(
      'Nothing could be fetched from that address. Check that it opens in a browser without a log-in.',
      'unreachable',
    );
  }
}

/** The same for an address inside the server's network. */
export class PrivateImageUrl extends ImageUrlUnreachable {
  override readonly securityEvent = 'private_address_requested';
}

/** 400: a form that has no boundary or ends in the middle (RFC 7578). */
export class MalformedForm extends DomainError {
  constructor() {
    super('bad_request', 'The form is damaged or incomplete.');
  }
}

/** 415: photos come as forms. */
export class MultipartExpected extends DomainError {
  constructor() {
    super('unsupported_media_type', 'Send the photo as multipart/form-data, in the field "file".');
  }
}
