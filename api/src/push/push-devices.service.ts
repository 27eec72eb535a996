import { createHash, ECDH } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AddressGuard } from '../common/http/address-guard.js';
import type { SessionViewer, Viewer } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { deviceLabel } from '../common/http/device-label.js';
import { type PushDeviceDto, type SubscribePushDto, toPushDeviceDto } from './push.dto.js';
import { PushDeviceNotFound, PushSubscriptionUnusable, TooManyPushDevices } from './push.errors.js';
import { PushRepository } from './push.repository.js';

const MAX_DEVICES = 20;

/** Which browsers get push notifications. */
@Injectable()
export class PushDevicesService {
  constructor(
    private readonly subscriptions: PushRepository,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async list(viewer: SessionViewer): Promise<PushDeviceDto[]> {
    const devices = await this.subscriptions.byUser(viewer.id);
    return devices.map((device) => toPushDeviceDto(device, viewer.sessionId));
  }

  /**
   * Turns them on for the browser of the viewer's session. A browser has one address at a time, and belongs to whoever turned
   * them on last.
   * @throws PushSubscriptionUnusable, TooManyPushDevices
   */
  async subscribe(
    viewer: SessionViewer,
    { endpoint, keys }: SubscribePushDto,
    userAgent?: string,
  ): Promise<PushDeviceDto> {
    this.checkEndpoint(endpoint);
    checkPoint(keys.p256dh);
    const endpointHash = createHash('sha256').update(endpoint).digest('base64url');
    const { p256dh, auth } = keys;
    const { id: userId, sessionId } = viewer;
    return this.database.transaction(async () => {
      await this.subscriptions.deleteOthersOfSession(sessionId, endpointHash);
      await this.subscriptions.deleteOfOthers(endpointHash, userId);
      const label = deviceLabel(userAgent);
      await this.subscriptions.put({ userId, sessionId, endpointHash, endpoint, p256dh, auth, label });
      if ((await this.subscriptions.byUser(userId)).length > MAX_DEVICES) {
        throw new TooManyPushDevices(MAX_DEVICES); // and nothing has happened
      }
      return toPushDeviceDto(await this.subscriptions.getByEndpoint(endpointHash), sessionId);
    });
  }

  /** @throws PushDeviceNotFound */
  async remove(viewer: Viewer, id: number): Promise<void> {
    if (!(await this.subscriptions.deleteOf(viewer.id, id))) throw new PushDeviceNotFound();
  }

  /** What a name leads to is only known, and checked, when something is sent there. */
  private checkEndpoint(endpoint: string): void {
    const refuse = (reason: string, detail: string) =>
      new PushSubscriptionUnusable('endpoint', reason, detail);
    const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
    const schemes = this.config.fetchAllowPrivate ? ['https:', 'http:'] : ['https:'];
    if (!url || !schemes.includes(url.protocol))
      throw refuse('not_https', 'endpoint must be an https address.');
    if (url.username || url.password) {
      throw refuse('credentials_not_allowed', 'endpoint must not hold a user name or password.');
    }
    try {
      new AddressGuard(this.config.fetchAllowPrivate).check(url);
    } catch {
      throw refuse('address_not_allowed', 'endpoint cannot be reached from here.');
    }
  }
}

function checkPoint(p256dh: string): void {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
  } catch {
    throw new PushSubscriptionUnusable('keys/p256dh', 'not_a_point', 'p256dh must be a point on P-256.');
  }
}
