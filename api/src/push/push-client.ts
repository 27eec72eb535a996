import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { AddressGuard } from '../common/http/address-guard.js';
import { Config } from '../config/config.js';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import { type PushMessage, topicOf } from './push-message.js';
import { VapidKeys } from './vapid-keys.js';

/** What came of a message. */
export interface PushAnswer {
  readonly status: number;
  /** How long the push service wants to be left alone, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;
}

/** For how long a push service keeps a message for a device that is out of reach, in seconds. */
const TTL = 2 * 86_400;
const TIMEOUT_MS = 10_000;
const CONNECTIONS = { keepAlive: true, timeout: 30_000 };
/** More of an answer is not waited for. */
const MAX_ANSWER_BYTES = 10_000;

/**
 * Hands messages to push services (RFC 8030): encrypted for the browser, so that they cannot read them (RFC 8291), and signed by
 * this server (VAPID, RFC 8292). The services' addresses come from people, so nothing is sent to private ones, and
 * redirects are not followed.
 */
@Injectable()
export class PushClient {
  private readonly guard: AddressGuard;
  private readonly closing = new AbortController();
  // a connection that is used again leads where a checked look-up of the same name led
  private readonly agents = { 'http:': new http.Agent(CONNECTIONS), 'https:': new https.Agent(CONNECTIONS) };

  constructor(
    config: Config,
    private readonly keys: VapidKeys,
  ) {
    this.guard = new AddressGuard(config.fetchAllowPrivate);
  }

  /**
   * Sends one message; takes 10 seconds at most.
   * @throws PrivateAddress, or whatever goes wrong on the way
   */
  async send(
    { endpoint, p256dh, auth }: PushSubscription,
    { content, urgency }: PushMessage,
  ): Promise<PushAnswer> {
    const url = new URL(endpoint);
    this.guard.check(url);
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(content),
      { vapidDetails: { ...this.keys }, TTL, urgency, topic: topicOf(content.tag) },
    );
    const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await this.post(url, headers, body, signal);
    const answer = { status: response.statusCode ?? 0, retryAfterMs: retryAfter(response) };
    await readAway(response);
    return answer;
  }

  /** Cuts off what is under way. */
  close(): void {
    this.closing.abort();
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private post(
    url: URL,
    headers: http.OutgoingHttpHeaders,
    body: Buffer,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { lookup } = this.guard;
    const secure = url.protocol === 'https:';
    const agent = this.agents[secure ? 'https:' : 'http:'];
    return new Promise((done, fail) => {
      const { request } = secure ? https : http;
      request(url, { method: 'POST', headers, agent, lookup, signal })
        .on('response', done)
        .on('error', fail)
        .end(body);
    });
  }
}

/** A connection serves again only when the answer has been read. */
async function readAway(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_ANSWER_BYTES) break; // which ends the connection
  }
}

/** Seconds or a date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: IncomingMessage): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
