import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { PrivateAddress } from '../common/http/address-guard.js';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import { type PushAnswer, PushClient } from './push-client.js';
import { type Delivery, PushLanes } from './push-lanes.js';
import type { PushMessage } from './push-message.js';
import { PushRepository } from './push.repository.js';

/** How long to wait before trying again, unless the push service says. */
const RETRY_MS = [2_000, 15_000, 60_000] as const;
/** Who wants to be left alone for longer does not get this message. */
const MAX_RETRY_MS = 10 * 60_000;
/** What could not be tried for as long is no news any more. */
const MAX_AGE_MS = 30 * 60_000;
/** Timers may be early. */
const EARLY_MS = 5;
const SUCCESS_MOMENT_MS = 500;
const SHUTDOWN_MS = 3_000;

/**
 * Messages on their way to push services. They wait in memory, away from requests: what a crash takes is still in the list of
 * notifications. A subscription that the push service no longer knows is removed.
 */
@Injectable()
export class PushQueue implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PushQueue.name);
  private readonly lanes = new PushLanes();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly delivered = new Batch<number>((ids) => this.devices.noteSuccess(ids), SUCCESS_MOMENT_MS);
  private full = false;
  private closed = false;

  constructor(
    private readonly client: PushClient,
    private readonly devices: PushRepository,
  ) {}

  /** Returns at once. What there is no room for, in all or for this person or push service, is dropped. */
  add(device: PushSubscription, message: PushMessage): void {
    const wasFull = this.full;
    this.full = !this.lanes.admit({ device, message, tries: 0 });
    if (!this.full) this.proceed();
    else if (!wasFull) this.logger.warn('Push messages are dropped: too many are waiting.');
  }

  /** Sends what is ready, for three seconds at most, and gives up the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    const late = delay(SHUTDOWN_MS, true, { ref: false });
    while (this.underWay.size > 0) {
      if ((await Promise.race([Promise.race(this.underWay), late])) === true) break;
    }
    this.lanes.clear();
    this.client.close();
    await Promise.all(this.underWay);
    await this.delivered.flush();
  }

  private proceed(): void {
    for (let delivery = this.lanes.next(); delivery; delivery = this.lanes.next()) this.begin(delivery);
  }

  private begin(delivery: Delivery): void {
    const work = this.deliver(delivery)
      .catch((error: unknown) => {
        this.logger.warn(`A push message was not sent: ${nameOf(error)}.`);
        return false;
      })
      .then((again) => {
        this.lanes.leave(delivery);
        if (!again) this.lanes.drop(delivery);
        this.underWay.delete(work);
        this.proceed();
      });
    this.underWay.add(work);
  }

  /** @returns whether it will be tried again */
  private async deliver(delivery: Delivery): Promise<boolean> {
    const { message, tries } = delivery;
    const device = tries === 0 ? delivery.device : await this.devices.find(delivery.device.id);
    if (!device) return false; // turned off meanwhile
    if (Date.parse(message.content.at) < Date.now() - MAX_AGE_MS) return false;
    const answer = await this.trySend(device, message);
    if (answer === null || answer.status >= 500) {
      const restMs = this.lanes.failed(delivery, answer?.retryAfterMs ?? null);
      this.later(restMs + EARLY_MS, () => this.proceed());
      return this.retry(delivery, answer);
    }
    this.lanes.answered(delivery);
    if (answer.status === 429) return this.retry(delivery, answer);
    if (answer.status === 404 || answer.status === 410) await this.devices.delete(device.id);
    else if (answer.status >= 200 && answer.status < 300) this.delivered.add(device.id);
    else this.logger.warn(`A push service refused a message with status ${String(answer.status)}.`);
    return false;
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

  /** @returns whether it will be tried again */
  private retry(delivery: Delivery, answer: PushAnswer | null): boolean {
    const usual = RETRY_MS[delivery.tries];
    const ms = answer?.retryAfterMs ?? usual;
    if (usual === undefined || ms === undefined || ms > MAX_RETRY_MS) {
      this.logger.warn(
        `A push message was given up: ${answer ? `status ${String(answer.status)}` : 'out of reach'}.`,
      );
      return false;
    }
    this.later(ms, () => {
      this.lanes.add({ ...delivery, tries: delivery.tries + 1 });
      this.proceed();
    });
    return true;
  }

  private later(ms: number, act: () => void): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms).unref();
    this.timers.add(timer);
  }
}

/** What may stand in a log: messages of errors can hold addresses. */
function nameOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ?? name;
}
