import { Logger } from '@nestjs/common';

/**
 * Catches what nobody else has caught: it is a fault and is logged as one, but people whom it does not concern are served on. To be
 * spread once the server listens; what goes wrong before that ends the start.
 */
export function spreadLastNet(): void {
  const logger = new Logger('LastNet');
  process.on('unhandledRejection', (reason) => logger.error(reason));
  process.on('uncaughtException', (error) => logger.error(error));
}
