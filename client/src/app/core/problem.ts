import { HttpErrorResponse } from '@angular/common/http';
import { ProblemDto } from '../api';

/** An error of the API (or of the way to it), ready to be shown. */
export interface Problem {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** The API's machine-readable code, or `offline` / `unexpected`. */
  readonly code: string;
  /** One plain sentence for people. */
  readonly message: string;
  /** How long to wait when there was too much of it, in words. */
  readonly wait?: string;
  /** What the second step of a log-in is taken with. */
  readonly ticket?: string;
  /** Messages by top-level field of the request body, e.g. `{ username: "…" }`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Turns whatever an HTTP call failed with into something to show; never throws. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) {
    return { status: 0, code: 'unexpected', message: 'Something went wrong. Please try again.', fields: {} };
  }
  if (error.status === 0) {
    return {
      status: 0,
      code: 'offline',
      message: 'We could not reach the server. Check your connection and try again.',
      fields: {},
    };
  }
  const body = bodyOf(error);
  return {
    status: error.status,
    code: body?.code ?? 'unexpected',
    message: messageFor(error, body),
    fields: fieldsOf(body),
    ...(body?.ticket && { ticket: body.ticket }),
    ...(error.status === 429 && { wait: waitOf(retryAfter(error)) }),
  };
}

/** Whether the same call may well succeed a moment later: it did not get through, or the server had a problem. */
export function mayPass({ status }: Problem): boolean {
  return status === 0 || status >= 500;
}

/** The body arrives parsed, or as text where the call expects no content; it may be another server's HTML. */
function bodyOf(error: HttpErrorResponse): Partial<ProblemDto> | null {
  const body: unknown = error.error;
  if (typeof body !== 'string') return typeof body === 'object' ? body : null;
  try {
    return JSON.parse(body) as Partial<ProblemDto> | null;
  } catch {
    return null;
  }
}

function messageFor(error: HttpErrorResponse, body: Partial<ProblemDto> | null): string {
  if (error.status === 429) {
    // What there is too much of, where the API says so; what it says to everybody, we say more kindly.
    const cause =
      body?.code && body.code !== 'rate_limited' && body.detail ? body.detail : 'That was a bit fast.';
    return `${cause} Please wait ${waitOf(retryAfter(error))} and try again.`;
  }
  // Busy or without room: the API says what to wait for.
  if ((error.status === 503 || error.status === 507) && body?.detail) return body.detail;
  if (error.status >= 500) return 'The server had a problem. Please try again in a moment.';
  return body?.detail ?? body?.title ?? 'Something went wrong. Please try again.';
}

/** In seconds. */
function retryAfter(error: HttpErrorResponse): number {
  return Number(error.headers.get('Retry-After'));
}

/** How long that is, in words. */
function waitOf(seconds: number): string {
  if (!(seconds > 0)) return 'a moment';
  if (seconds <= 90) return `${seconds} seconds`;
  return seconds <= 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}

function fieldsOf(body: Partial<ProblemDto> | null): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { pointer, detail } of body?.errors ?? []) {
    const name = pointer.replace(/^#?\//, '').split('/')[0];
    if (name && !fields[name]) fields[name] = detail;
  }
  return fields;
}
