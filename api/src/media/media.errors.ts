import { DomainError } from '../common/errors/domain-error.js';

/** 422: unknown, somebody else's, or already shown elsewhere. */
export class MediaNotUsable extends DomainError {
  constructor(pointer: string) {
    const detail = 'Only your own photos that are not used yet can be taken.';
    super('media_not_usable', detail, [{ pointer, detail, code: 'media_not_usable' }]);
  }
}

/** 422: a multipart body without a file. */
export class ImageMissing extends DomainError {
  constructor() {
    const detail = 'Send the photo as the form field "file".';
    super('image_missing', detail, [{ pointer: '#/file', detail, code: 'image_missing' }]);
  }
}

/** Why a file cannot become a photo. */
export abstract class UnusableImage extends DomainError {
  constructor(
    code: 'image_too_large' | 'image_format_unsupported' | 'image_too_many_pixels' | 'image_unreadable',
    detail: string,
  ) {
    super(code, detail, [{ pointer: '#/file', detail, code }]);
  }
}

/** 413 */
export class ImageTooLarge extends UnusableImage {
  constructor(limitBytes: number) {
    super('image_too_large', `The photo is larger than ${String(limitBytes / 1_000_000)} MB.`);
  }
}

/** 415 */
export class ImageFormatUnsupported extends UnusableImage {
  constructor(format: string | null) {
    super(
      'image_format_unsupported',
      format
        ? `${format} files cannot be read here. Send a JPEG, PNG, WebP, AVIF, GIF or TIFF.`
        : 'This is not a photo that can be read here. Send a JPEG, PNG, WebP, AVIF, GIF or TIFF.',
    );
  }
}

/** 422 */
export class ImageTooManyPixels extends UnusableImage {
  constructor(limitPixels: number) {
    super('image_too_many_pixels', `The photo has more than ${String(limitPixels / 1_000_000)} megapixels.`);
  }
}

/** 422 */
export class ImageUnreadable extends UnusableImage {
  constructor() {
    super('image_unreadable', 'The photo is damaged or incomplete.');
  }
}

/** 422: nothing usable is to be had from that address. */
export class ImageUrlUnusable extends DomainError {
  constructor(detail: string, reason: string) {
    super('image_url_unusable', detail, [{ pointer: '#/imageUrl', detail, code: reason }]);
  }
}

/** 415: photos come as forms. */
export class MultipartExpected extends DomainError {
  constructor() {
    super('unsupported_media_type', 'Send the photo as multipart/form-data, in the field "file".');
  }
}
