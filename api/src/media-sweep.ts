import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InvalidSetting, readConfig } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { loadEnvFile } from './env-file.js';
import { MediaModule } from './media/media.module.js';
import { MediaSweep } from './media/media-sweep.service.js';

@Module({ imports: [DatabaseModule, MediaModule] })
class SweepModule {}

/** `npm run media:sweep [-- --dry-run]`: removes uploads that nobody used and files that nothing refers to. */
try {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const dryRun = values['dry-run'];
  loadEnvFile();
  const module = { module: SweepModule, imports: [ConfigModule.with(readConfig())] };
  const app = await NestFactory.createApplicationContext(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    const { unused, orphans } = await app.get(MediaSweep).run({ dryRun });
    const found = `${String(unused)} unused uploads and ${String(orphans)} photos that nothing refers to`;
    console.log(dryRun ? `Would remove ${found}.` : `Removed ${found}.`);
  } finally {
    await app.close();
  }
} catch (error) {
  const wrongOption = (error as { code?: unknown }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  console.error(error instanceof InvalidSetting || wrongOption ? (error as Error).message : error);
  process.exitCode = 1;
}
