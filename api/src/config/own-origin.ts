import type { Config } from './config.js';

/**
 * Whether a request may come from where it says it does: from the app itself, whatever address it is reached at, or from a page of
 * CORS_ORIGINS. What is no browser sends no `Origin`.
 */
export function isOwnOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  config: Pick<Config, 'publicUrl' | 'corsOrigins'>,
): boolean {
  if (origin === undefined || config.corsOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(config.publicUrl).origin || new URL(origin).host === host;
}
