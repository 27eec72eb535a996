import {
  EmailUnconfirmed,
  InvalidCredentials,
  InvalidRefreshToken,
  ReauthenticationRequired,
  SecondFactorRequired,
  SessionNotFound,
  WrongPassword,
} from '../auth/auth.errors.js';
import { CannotDeleteComment, CommentNotFound } from '../comments/comment.errors.js';
import type { DomainError } from '../common/errors/domain-error.js';
import type { ErrorCode } from '../common/errors/error-codes.js';
import { problemOf } from '../common/errors/problem.filter.js';
import type { ProblemDto } from '../common/errors/problem.dto.js';
import {
  ForeignOrigin,
  InvalidCursor,
  MalformedJson,
  RateLimited,
  Unauthenticated,
  ValidationFailed,
} from '../common/errors/request.errors.js';
import { DeletedMeanwhile } from '../database/database-errors.js';
import {
  PasskeyNotFound,
  PasskeyRefused,
  SecondFactorOff,
  SecondFactorOn,
  TicketInvalid,
  TooManyPasskeys,
  WrongCode,
} from '../factors/factors.errors.js';
import { CannotFollowSelf } from '../followers/follower.errors.js';
import { HashtagNotFound } from '../hashtags/hashtag.errors.js';
import {
  IdempotencyKeyReused,
  IdempotencyKeyUnsupported,
  InvalidIdempotencyKey,
} from '../idempotency/idempotency.errors.js';
import { MailUnavailable, TokenInvalid } from '../identity/identity.errors.js';
import { AccountLimitReached } from '../limits/limits.errors.js';
import { RangeNotSatisfiable } from '../media/byte-ranges.js';
import {
  ImageFormatUnsupported,
  ImageMissing,
  ImageTooDemanding,
  ImageTooLarge,
  ImageTooManyPixels,
  ImageTooSlow,
  ImageUnreadable,
  ImageUrlUnusable,
  MediaBusy,
  MediaNotUsable,
  StorageQuotaExceeded,
} from '../media/media.errors.js';
import { StorageUnavailable } from '../media/storage/storage.errors.js';
import { NotAuthor, PostNotFound } from '../posts/post.errors.js';
import { EmbedFormatUnsupported, NothingToEmbed } from '../previews/oembed.errors.js';
import { PushDeviceNotFound, TooManyPushDevices } from '../push/push.errors.js';
import { EmailTaken, UsernameTaken, UserNotFound } from '../users/user.errors.js';
import { AccountHidden } from '../visibility/visibility.errors.js';

/** An error of each code, so that the document says what the server says. Null: the code has words of its own. */
const ERRORS: Record<ErrorCode, DomainError | null> = {
  bad_request: null,
  malformed_json: new MalformedJson(),
  invalid_cursor: new InvalidCursor(),
  not_found: null,
  payload_too_large: null,
  unsupported_media_type: null,
  headers_too_large: null,
  request_timeout: null,
  expectation_failed: null,
  invalid_idempotency_key: new InvalidIdempotencyKey(),
  idempotency_key_unsupported: new IdempotencyKeyUnsupported(),
  idempotency_key_reused: new IdempotencyKeyReused(),
  deleted_meanwhile: new DeletedMeanwhile(),
  validation_failed: new ValidationFailed([
    { pointer: '#/surprise', detail: 'surprise is not a field of this request.', code: 'unknown_field' },
  ]),
  rate_limited: new RateLimited(42),
  account_limit_reached: new AccountLimitReached({ noun: 'comments', limit: 60, seconds: 300 }, 42),
  internal_error: null,
  service_unavailable: null,
  storage_full: null,
  foreign_origin: new ForeignOrigin(),
  unauthenticated: new Unauthenticated(true),
  invalid_credentials: new InvalidCredentials(null),
  invalid_refresh_token: new InvalidRefreshToken(),
  wrong_password: new WrongPassword(),
  username_taken: new UsernameTaken(),
  email_taken: new EmailTaken(),
  session_not_found: new SessionNotFound(),
  email_unconfirmed: new EmailUnconfirmed(),
  token_invalid: new TokenInvalid(),
  mail_unavailable: new MailUnavailable(),
  second_factor_required: new SecondFactorRequired('v1ty8HXHKhTGdm8xd5Vk2K1sXpkKGfM5Wv3Gq8nB0aE'),
  reauthentication_required: new ReauthenticationRequired(),
  ticket_invalid: new TicketInvalid(),
  wrong_code: new WrongCode(),
  second_factor_on: new SecondFactorOn(),
  second_factor_off: new SecondFactorOff(),
  passkey_refused: new PasskeyRefused(),
  passkey_not_found: new PasskeyNotFound(),
  too_many_passkeys: new TooManyPasskeys(20),
  user_not_found: new UserNotFound(),
  cannot_follow_self: new CannotFollowSelf(),
  account_hidden: new AccountHidden(),
  post_not_found: new PostNotFound(),
  not_author: new NotAuthor(),
  comment_not_found: new CommentNotFound(),
  cannot_delete_comment: new CannotDeleteComment(),
  hashtag_not_found: new HashtagNotFound(),
  push_device_not_found: new PushDeviceNotFound(),
  too_many_push_devices: new TooManyPushDevices(20),
  nothing_to_embed: new NothingToEmbed(),
  embed_format_unsupported: new EmbedFormatUnsupported(),
  media_not_usable: new MediaNotUsable('#/mediaIds/0'),
  image_missing: new ImageMissing(),
  image_too_large: new ImageTooLarge(20_000_000),
  image_format_unsupported: new ImageFormatUnsupported('svg'),
  image_too_many_pixels: new ImageTooManyPixels(50_000_000, 16_384),
  image_unreadable: new ImageUnreadable(),
  image_too_slow: new ImageTooSlow(),
  image_too_demanding: new ImageTooDemanding(),
  storage_quota_exceeded: new StorageQuotaExceeded(2_000_000_000),
  media_busy: new MediaBusy(false),
  image_url_unusable: new ImageUrlUnusable('There is no picture at that address.', 'not_an_image'),
  storage_unavailable: new StorageUnavailable(),
  range_not_satisfiable: new RangeNotSatisfiable(48_213),
};

const REQUEST_ID = '0f8b1c1e-6f0e-4f0f-9d3e-2f5d2a7a3c11';

/** All codes, in the order of the list. */
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

/**
 * What the server answers with a code.
 * @param path that was asked for
 */
export function exampleOf(code: ErrorCode, path: string): ProblemDto {
  return problemOf(code, ERRORS[code] ?? undefined, { id: REQUEST_ID, url: path });
}
