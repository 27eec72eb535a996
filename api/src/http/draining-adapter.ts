import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Drain } from './drain.js';

/** Finishes what has begun before anything of the app is taken down. */
export class DrainingAdapter extends FastifyAdapter {
  private readonly drain = new Drain(this.getInstance().server);

  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Nest awaits it, its types do not say so
  override beforeClose(): Promise<void> {
    return this.drain.finish();
  }
}
