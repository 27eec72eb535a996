import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';

@Module({ imports: [DatabaseModule] })
class CommandModule {}

/** Works with some features on the database of the settings, without a server. */
export async function inContext<T>(
  features: Type[],
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const module = { module: CommandModule, imports: [ConfigModule.with(readConfig()), ...features] };
  const context = await NestFactory.createApplicationContext(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
