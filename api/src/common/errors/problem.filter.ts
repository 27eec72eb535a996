import { STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  HttpStatus,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logSecurityEvent } from '../security-events.js';
import { isStorageFull, isUnavailable } from './database-failure.js';
import { DomainError } from './domain-error.js';
import { type ErrorCode, STATUS_BY_CODE } from './error-codes.js';
import type { ProblemDto } from './problem.dto.js';

/** Codes for what Nest and Fastify refuse themselves, before any of our code runs. */
const CODE_BY_TRANSPORT_STATUS: Partial<Record<number, ErrorCode>> = {
  [HttpStatus.UNAUTHORIZED]: 'unauthenticated',
  [HttpStatus.NOT_FOUND]: 'not_found',
  [HttpStatus.PAYLOAD_TOO_LARGE]: 'payload_too_large',
  [HttpStatus.UNSUPPORTED_MEDIA_TYPE]: 'unsupported_media_type',
  [HttpStatus.SERVICE_UNAVAILABLE]: 'service_unavailable',
};

const DETAIL_BY_CODE: Partial<Record<ErrorCode, string>> = {
  bad_request: 'The request is malformed.',
  not_found: 'There is nothing here.',
  payload_too_large: 'The request body is too large.',
  unsupported_media_type: 'This media type is not understood here. Send application/json.',
  headers_too_large: 'The header fields of the request are too large.',
  request_timeout: 'The request took too long to arrive.',
  expectation_failed: 'What the request expects is not done here.',
  service_unavailable: 'The service is briefly not available. Try again in a moment.',
  storage_full:
    'The server has no room left to save this. Nothing was changed; whoever runs it has to make room.',
  internal_error: 'Something went wrong on our side.',
};

/**
 * The one place where an error becomes an answer: RFC 9457 `application/problem+json`. What is not foreseen is logged with
 * its stack and answered with a bare 500, so that nothing internal leaves the server.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const code = sendProblem(error, request, http.getResponse<FastifyReply>());
    if (error instanceof DomainError && error.securityEvent) {
      logSecurityEvent(error.securityEvent, request, error.accountId);
    }
    if (code === 'internal_error') this.logger.error(error);
    if (code === 'service_unavailable' || code === 'storage_full') this.logger.warn(error);
  }
}

/** Answers with the problem that an error stands for. @returns its code */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorCode {
  const code = codeOf(error);
  if (reply.sent) return code; // the client went away in the middle of an answer
  if (code === 'service_unavailable') reply.header('Retry-After', '2');
  if (error instanceof DomainError) reply.headers(error.headers);
  const problem = problemOf(code, error instanceof DomainError ? error : undefined, request);
  reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  return code;
}

/** The problem that a code, or an error that has more to say, stands for. */
export function problemOf(
  code: ErrorCode,
  error: DomainError | undefined,
  request: Pick<FastifyRequest, 'id' | 'url'>,
): ProblemDto {
  const status: number = STATUS_BY_CODE[code];
  return {
    type: `/problems/${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error?.message ?? DETAIL_BY_CODE[code] ?? 'The request could not be carried out.',
    instance: request.url.split('?', 1)[0] ?? request.url,
    code,
    requestId: request.id,
    ...(error?.errors && { errors: [...error.errors] }),
    ...error?.members,
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof DomainError) return error.code;
  if (isUnavailable(error)) return 'service_unavailable';
  if (isStorageFull(error)) return 'storage_full';
  const status = error instanceof HttpException ? error.getStatus() : transportStatus(error);
  if (status === undefined || status === 500) return 'internal_error';
  return CODE_BY_TRANSPORT_STATUS[status] ?? (status < 500 ? 'bad_request' : 'internal_error');
}

/** Fastify and its plugins put the status of what they refuse on the error. */
function transportStatus(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
