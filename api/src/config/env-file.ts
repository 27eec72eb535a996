import { existsSync } from 'node:fs';

/** Adds what `.env` says to the environment; what is set outside wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
