import type { FastifyRequest } from 'fastify';
import { addressRange } from '../common/http/address-range.js';
import { deviceLabel } from '../common/http/device-label.js';

/** From what somebody logs in. */
export interface ClientDevice {
  /** What its cookie says that this browser is; undefined in one that has none. */
  readonly token: string | undefined;
  /** Browser and system in words. */
  readonly label: string;
  /** Its network, in CIDR notation. */
  readonly addressRange: string;
}

/** What a request shows of the device that it comes from. */
export function deviceOf(request: FastifyRequest, token: string | undefined): ClientDevice {
  return {
    token,
    label: deviceLabel(request.headers['user-agent']),
    addressRange: addressRange(request.ip),
  };
}
