import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { PrivateAddress } from '../common/http/address-guard.js';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import { type PushAnswer, PushClient } from './push-client.js';
import type { PushMessage } from './push-message.js';
import { PushRepository } from './push.repository.js';

interface Delivery {
  readonly device: PushSubscription;
  readonly message: PushMessage;
  /** How often it was tried before. */
  readonly tries: number;
}

const MAX_WAITING = 10_000;
const MAX_AT_ONCE = 20;
/** How long to wait before trying again, unless the push service says. */
const RETRY_MS = [2_000, 15_000, 60_000] as const;
/** Who wants to be left alone for longer does not get this message. */
const MAX_RETRY_MS = 10 * 60_000;
const SUCCESS_MOMENT_MS = 500;
const SHUTDOWN_MS = 3_000;

/**
 * Messages on their way to push services. They wait in memory, away from requests: what a crash takes is still in the list of
 * notifications. A subscription that the push service no longer knows is removed.
 */
@Injectable()
export class PushQueue implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PushQueue.name);
  private readonly waiting: Delivery[] = [];
  private readonly retries = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly delivered = new Batch<number>((ids) => this.devices.noteSuccess(ids), SUCCESS_MOMENT_MS);
  private full = false;
  private closed = false;

  constructor(
    private readonly client: PushClient,
    private readonly devices: PushRepository,
  ) {}

  /** Returns at once. What comes when 10,000 messages are waiting is dropped. */
  add(device: PushSubscription, message: PushMessage): void {
    const wasFull = this.full;
    this.full = this.waiting.length + this.retries.size >= MAX_WAITING;
    if (!this.full) this.enqueue({ device, message, tries: 0 });
    else if (!wasFull) this.logger.warn('Push messages are dropped: too many are waiting.');
  }

  /** Sends what is ready, for three seconds at most, and gives up the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    for (const timer of this.retries) clearTimeout(timer);
    const late = delay(SHUTDOWN_MS, true, { ref: false });
    while (this.underWay.size > 0) {
      if ((await Promise.race([Promise.race(this.underWay), late])) === true) break;
    }
    this.waiting.length = 0;
    this.client.close();
    await Promise.all(this.underWay);
    await this.delivered.flush();
  }

  private enqueue(delivery: Delivery): void {
    this.waiting.push(delivery);
    this.proceed();
  }

  private proceed(): void {
    while (this.underWay.size < MAX_AT_ONCE) {
      const delivery = this.waiting.shift();
      if (!delivery) return;
      const work = this.deliver(delivery)
        .catch((error: unknown) => this.logger.warn(`A push message was not sent: ${nameOf(error)}.`))
        .finally(() => {
          this.underWay.delete(work);
          this.proceed();
        });
      this.underWay.add(work);
    }
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { message, tries } = delivery;
    const device = tries === 0 ? delivery.device : await this.devices.find(delivery.device.id);
    if (!device) return; // turned off meanwhile
    const answer = await this.trySend(device, message);
    if (answer === null || answer.status === 429 || answer.status >= 500) this.retry(delivery, answer);
    else if (answer.status === 404 || answer.status === 410) await this.devices.delete(device.id);
    else if (answer.status >= 200 && answer.status < 300) this.delivered.add(device.id);
    else this.logger.warn(`A push service refused a message with status ${String(answer.status)}.`);
  }

  /** @returns null when the push service cannot be reached */
  private async trySend(device: PushSubscription, message: PushMessage): Promise<PushAnswer | null> {
    try {
      return await this.client.send(device, message);
    } catch (error) {
      if (error instanceof PrivateAddress || !(error as NodeJS.ErrnoException).code) throw error;
      return null;
    }
  }

  private retry({ device, message, tries }: Delivery, answer: PushAnswer | null): void {
    const usual = RETRY_MS[tries];
    const ms = answer?.retryAfterMs ?? usual;
    if (usual === undefined || ms === undefined || ms > MAX_RETRY_MS) {
      this.logger.warn(
        `A push message was given up: ${answer ? `status ${String(answer.status)}` : 'out of reach'}.`,
      );
      return;
    }
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.retries.delete(timer);
      this.enqueue({ device, message, tries: tries + 1 });
    }, ms).unref();
    this.retries.add(timer);
  }
}

/** What may stand in a log: messages of errors can hold addresses. */
function nameOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ?? name;
}
