import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type ErrorCode, STATUS_BY_CODE } from '../errors/error-codes.js';
import { ProblemDto } from '../errors/problem.dto.js';

/** Documents the errors that a route can answer with, grouped by their status. */
export function ApiProblems(...codes: ErrorCode[]) {
  const byStatus = Map.groupBy<number, ErrorCode>(['rate_limited', ...codes], (code) => STATUS_BY_CODE[code]);
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...[...byStatus].map(([status, group]) =>
      ApiResponse({
        status,
        description: `${STATUS_CODES[status] ?? ''}: ${group.map((code) => `\`${code}\``).join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
      }),
    ),
  );
}
