import { ApiProperty } from '@nestjs/swagger';
import { type ErrorCode, STATUS_BY_CODE } from './error-codes.js';

/** What is wrong with one field. */
export class FieldProblemDto {
  /**
   * JSON Pointer to the field, as a URI fragment.
   * @example "#/email"
   */
  pointer!: string;

  /**
   * What is wrong, for people.
   * @example "This is not an e-mail address."
   */
  detail!: string;

  /**
   * What is wrong, for programs.
   * @example "is_email"
   */
  code!: string;
}

/** An error, as RFC 9457 describes it (`application/problem+json`). */
export class ProblemDto {
  /**
   * URI reference that identifies the kind of problem.
   * @example "/problems/validation_failed"
   */
  type!: string;

  /**
   * The kind of problem in a few words: the name of the HTTP status.
   * @example "Unprocessable Entity"
   */
  title!: string;

  /**
   * HTTP status code.
   * @example 422
   */
  status!: number;

  /**
   * What happened, for people.
   * @example "This is not an e-mail address."
   */
  detail!: string;

  /**
   * The path that was asked for.
   * @example "/api/v1/auth/signup"
   */
  instance!: string;

  /** What happened, for programs. */
  @ApiProperty({ enum: Object.keys(STATUS_BY_CODE), enumName: 'ErrorCode', example: 'validation_failed' })
  code!: ErrorCode;

  /**
   * The request's id, also in the header `X-Request-Id` and in the server's log.
   * @example "0f8b1c1e-6f0e-4f0f-9d3e-2f5d2a7a3c11"
   */
  requestId!: string;

  /** One entry for each wrong field. */
  errors?: FieldProblemDto[];

  /** With `second_factor_required`: what the second step is taken with, within five minutes. */
  ticket?: string;
}
