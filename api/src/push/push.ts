import { Injectable } from '@nestjs/common';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import type { PushMessage } from './push-message.js';
import { PushQueue } from './push-queue.js';
import { PushRepository } from './push.repository.js';

/** Tells people something on their devices, while the app is closed, too. */
@Injectable()
export class Push {
  constructor(
    private readonly devices: PushRepository,
    private readonly queue: PushQueue,
  ) {}

  /** The devices of those among these people who have any: one query for 500 people. */
  async devicesOf(userIds: readonly number[]): Promise<Map<number, PushSubscription[]>> {
    return Map.groupBy(await this.devices.byUsers(userIds), ({ userId }) => userId);
  }

  /** Sends it later. Nobody is told when that fails. */
  send(devices: readonly PushSubscription[], message: PushMessage): void {
    for (const device of devices) this.queue.add(device, message);
  }
}
