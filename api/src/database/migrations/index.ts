import { Core1763700000000 } from './1763700000000-core.js';

/** All migrations, oldest first. */
export const MIGRATIONS = [Core1763700000000];
