import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AddressGuard, PrivateAddress } from '../common/http/address-guard.js';
import { Config } from '../config/config.js';
import { ImageUrlUnreachable, ImageUrlUnusable, PrivateImageUrl } from './media.errors.js';
import { MAX_BYTES } from './temporary-files.js';

const MAX_REDIRECTS = 5;
const MAX_SECONDS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What an address has when it does not say (RFC 9110, section 4.2). */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Fetches pictures from addresses that people name: only over http and https, only from the ports of FETCH_PORTS, and never from
 * inside the server's own network, which is checked again on every redirect (see `AddressGuard`). What was in the way is told apart
 * only where it is in the address or in a picture: answers must not say what there is in networks that only the server sees.
 */
@Injectable()
export class RemoteImages {
  private readonly guard: AddressGuard;

  constructor(private readonly config: Config) {
    this.guard = new AddressGuard(config.fetchAllowPrivate);
  }

  /**
   * Opens the picture at `url` and hands its bytes to `work`. The whole must be done in 20 seconds.
   * @throws ImageUrlUnusable
   */
  async with<T>(url: string, work: (body: Readable) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(MAX_SECONDS * 1000);
    const response = await this.follow(new URL(url), signal);
    try {
      refuseUnsuitable(response);
      return await work(response);
    } catch (error) {
      throw signal.aborted || (error as NodeJS.ErrnoException).code === 'ECONNRESET'
        ? new ImageUrlUnreachable()
        : error;
    } finally {
      response.destroy();
    }
  }

  private async follow(start: URL, signal: AbortSignal): Promise<IncomingMessage> {
    let url = start;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await this.request(url, signal);
      if (!REDIRECTS.has(response.statusCode ?? 0)) return response;
      response.destroy();
      const { location } = response.headers;
      if (!location || !URL.canParse(location, url.href)) throw new ImageUrlUnreachable();
      url = new URL(location, url);
    }
    throw new ImageUrlUnreachable();
  }

  private async request(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new ImageUrlUnusable('Only http and https addresses can be fetched.', 'scheme_not_allowed');
    }
    if (url.username || url.password) {
      throw new ImageUrlUnusable(
        'The address must not hold a user name or password.',
        'credentials_not_allowed',
      );
    }
    this.checkPort(url);
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise<IncomingMessage>((done, fail) => {
      this.guard.check(url);
      request(url, {
        signal,
        lookup: this.guard.lookup,
        agent: false, // a pooled connection would belong to an earlier look-up
        headers: { Accept: 'image/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Lightwell' },
      })
        .on('response', done)
        .on('error', fail)
        .end();
    }).catch((error: unknown) => {
      throw error instanceof PrivateAddress ? new PrivateImageUrl() : new ImageUrlUnreachable();
    });
  }

  private checkPort({ port, protocol }: URL): void {
    const { fetchPorts } = this.config;
    const asked = port === '' ? DEFAULT_PORTS[protocol] : Number(port);
    if (!fetchPorts || (asked !== undefined && fetchPorts.includes(asked))) return;
    const detail = `The address must not name another port than ${fetchPorts.join(' or ')}.`;
    throw new ImageUrlUnusable(detail, 'port_not_allowed');
  }
}

function refuseUnsuitable({ statusCode, headers }: IncomingMessage): void {
  if (statusCode !== 200) throw new ImageUrlUnreachable();
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type && !type.startsWith('image/') && !/^(application|binary)\/octet-stream$/.test(type)) {
    throw new ImageUrlUnusable('There is no picture at that address.', 'not_an_image');
  }
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) {
    throw new ImageUrlUnusable(
      `The photo is larger than ${String(MAX_BYTES / 1_000_000)} MB.`,
      'image_too_large',
    );
  }
}
