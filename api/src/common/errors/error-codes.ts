import { HttpStatus } from '@nestjs/common';

/**
 * Every error code that the API can answer with, and its HTTP status. This is the one list: a `DomainError` takes
 * a key of it, so a code without a status does not compile.
 */
export const STATUS_BY_CODE = {
  // what the transport refuses
  bad_request: HttpStatus.BAD_REQUEST,
  malformed_json: HttpStatus.BAD_REQUEST,
  invalid_cursor: HttpStatus.BAD_REQUEST,
  not_found: HttpStatus.NOT_FOUND,
  payload_too_large: HttpStatus.PAYLOAD_TOO_LARGE,
  unsupported_media_type: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  headers_too_large: 431, // which Nest has no name for
  request_timeout: HttpStatus.REQUEST_TIMEOUT,
  expectation_failed: HttpStatus.EXPECTATION_FAILED,
  invalid_idempotency_key: HttpStatus.BAD_REQUEST,
  idempotency_key_unsupported: HttpStatus.BAD_REQUEST,
  idempotency_key_reused: HttpStatus.UNPROCESSABLE_ENTITY,
  deleted_meanwhile: HttpStatus.CONFLICT,
  validation_failed: HttpStatus.UNPROCESSABLE_ENTITY,
  rate_limited: HttpStatus.TOO_MANY_REQUESTS,
  account_limit_reached: HttpStatus.TOO_MANY_REQUESTS,
  internal_error: HttpStatus.INTERNAL_SERVER_ERROR,
  service_unavailable: HttpStatus.SERVICE_UNAVAILABLE,
  storage_full: HttpStatus.INSUFFICIENT_STORAGE,
  // auth
  foreign_origin: HttpStatus.FORBIDDEN,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  invalid_credentials: HttpStatus.UNAUTHORIZED,
  invalid_refresh_token: HttpStatus.UNAUTHORIZED,
  wrong_password: HttpStatus.FORBIDDEN,
  username_taken: HttpStatus.CONFLICT,
  email_taken: HttpStatus.CONFLICT,
  session_not_found: HttpStatus.NOT_FOUND,
  email_unconfirmed: HttpStatus.FORBIDDEN,
  token_invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  mail_unavailable: HttpStatus.NOT_IMPLEMENTED,
  second_factor_required: HttpStatus.FORBIDDEN,
  reauthentication_required: HttpStatus.FORBIDDEN,
  ticket_invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  wrong_code: HttpStatus.FORBIDDEN,
  second_factor_on: HttpStatus.CONFLICT,
  second_factor_off: HttpStatus.CONFLICT,
  passkey_refused: HttpStatus.FORBIDDEN,
  passkey_not_found: HttpStatus.NOT_FOUND,
  too_many_passkeys: HttpStatus.CONFLICT,
  // people
  user_not_found: HttpStatus.NOT_FOUND,
  cannot_follow_self: HttpStatus.UNPROCESSABLE_ENTITY,
  account_hidden: HttpStatus.FORBIDDEN,
  // posts and what hangs on them
  post_not_found: HttpStatus.NOT_FOUND,
  not_author: HttpStatus.FORBIDDEN,
  comment_not_found: HttpStatus.NOT_FOUND,
  cannot_delete_comment: HttpStatus.FORBIDDEN,
  hashtag_not_found: HttpStatus.NOT_FOUND,
  // push
  push_device_not_found: HttpStatus.NOT_FOUND,
  too_many_push_devices: HttpStatus.CONFLICT,
  // previews
  nothing_to_embed: HttpStatus.NOT_FOUND,
  embed_format_unsupported: HttpStatus.NOT_IMPLEMENTED,
  // media
  media_not_usable: HttpStatus.UNPROCESSABLE_ENTITY,
  image_missing: HttpStatus.UNPROCESSABLE_ENTITY,
  image_too_large: HttpStatus.PAYLOAD_TOO_LARGE,
  image_format_unsupported: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  image_too_many_pixels: HttpStatus.UNPROCESSABLE_ENTITY,
  image_unreadable: HttpStatus.UNPROCESSABLE_ENTITY,
  image_too_slow: HttpStatus.UNPROCESSABLE_ENTITY,
  image_too_demanding: HttpStatus.UNPROCESSABLE_ENTITY,
  storage_quota_exceeded: HttpStatus.PAYLOAD_TOO_LARGE,
  media_busy: HttpStatus.SERVICE_UNAVAILABLE,
  image_url_unusable: HttpStatus.UNPROCESSABLE_ENTITY,
  storage_unavailable: HttpStatus.SERVICE_UNAVAILABLE,
  range_not_satisfiable: HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
} as const satisfies Record<string, number>;

/** Machine-readable name of an error, stable over releases. */
export type ErrorCode = keyof typeof STATUS_BY_CODE;
