import { DomainError } from '../common/errors/domain-error.js';
import { InvalidSetting } from '../config/config.js';
import { loadEnvFile } from '../config/env-file.js';
import { StorageUnavailable } from '../media/storage/storage.errors.js';

/** What is typed is not a command: exit code 2. */
export class UsageError extends Error {}

/** What a person can do something about is said in one line, anything else with its trace. */
export function printFailure(error: unknown): void {
  const foreseen =
    error instanceof InvalidSetting ||
    error instanceof StorageUnavailable ||
    error instanceof UsageError ||
    error instanceof DomainError ||
    (error as { code?: unknown } | null)?.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  console.error(foreseen ? (error as Error).message : error);
}

/** Runs what was typed after `npm run`, with the settings of `.env`. Whatever fails ends it with exit code 1, or 2 for wrong usage. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    loadEnvFile();
    await command();
  } catch (error) {
    printFailure(error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
