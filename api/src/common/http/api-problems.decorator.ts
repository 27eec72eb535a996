import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-codes.js';

/** Where a route's codes wait until its answers are described (http/openapi-answers.ts). */
export const PROBLEMS = 'x-problems';

/**
 * Documents the errors that are a route's own. What every route of its kind can answer with (no token, a malformed body, a cursor that
 * is none …) is added when the document is made.
 */
export const ApiProblems = (...codes: ErrorCode[]) => ApiExtension(PROBLEMS, codes);
