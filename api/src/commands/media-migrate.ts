import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { checkMediaStorage, createMediaStorage } from '../media/storage/create-media-storage.js';
import { type MigrationCounts, migratePhotos } from '../media/storage/photo-migration.js';
import { runCommand, UsageError } from './run-command.js';

const USAGE = 'Say where the photos go: npm run media:migrate -- --to s3 (or --to local).';
const MS_BETWEEN_LINES = 2000;

const line = ({ copied, present, failed }: MigrationCounts) =>
  `Photos copied: ${String(copied)}, there already: ${String(present)}, failed: ${String(failed)}`;

/** `npm run media:migrate -- --to s3|local`: copies all photos between DATA_DIR and S3, whatever MEDIA_STORAGE says. */
async function migrate(to: 's3' | 'local'): Promise<void> {
  const settings = readConfig({ ...process.env, MEDIA_STORAGE: 's3' });
  await checkMediaStorage(settings);
  const s3 = await createMediaStorage(settings);
  const local = await createMediaStorage({ ...settings, media: { kind: 'local' } });
  let lastLine = Date.now();
  const [source, target] = to === 's3' ? [local, s3] : [s3, local];
  const counts = await migratePhotos(source, target, (sofar, failure) => {
    if (failure) console.error(`${failure.key} could not be copied: ${failure.cause}`);
    if (Date.now() - lastLine < MS_BETWEEN_LINES) return;
    lastLine = Date.now();
    console.log(`${line(sofar)} …`);
  });
  console.log(`${line(counts)}. The originals are untouched.`);
  if (counts.failed > 0) console.error('Run it again: it goes on where it stopped.');
  else console.log(`Now set MEDIA_STORAGE=${to}, restart, and run it again for what came meanwhile.`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

await runCommand(async () => {
  const { to } = parseArgs({ options: { to: { type: 'string' } }, strict: false }).values;
  if (to !== 's3' && to !== 'local') throw new UsageError(USAGE);
  await migrate(to);
});
