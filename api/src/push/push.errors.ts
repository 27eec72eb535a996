import { DomainError } from '../common/errors/domain-error.js';
import { ValidationFailed } from '../common/errors/request.errors.js';

/** 404 */
export class PushDeviceNotFound extends DomainError {
  constructor() {
    super('push_device_not_found', 'This device does not get push notifications.');
  }
}

/** 409 */
export class TooManyPushDevices extends DomainError {
  constructor(limit: number) {
    super(
      'too_many_push_devices',
      `Push notifications can be on for ${String(limit)} devices. Remove one that you do not use any more.`,
    );
  }
}

/** 422: what the browser says of itself cannot be used. */
export class PushSubscriptionUnusable extends ValidationFailed {
  constructor(field: 'endpoint' | 'keys/p256dh', reason: string, detail: string) {
    super([{ pointer: `#/${field}`, detail, code: reason }]);
  }
}
