import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AddressGuard, PrivateAddress } from '../common/http/address-guard.js';
import { Config } from '../config/config.js';
import { ImageUrlUnusable } from './media.errors.js';
import { MAX_BYTES } from './temporary-files.js';

const MAX_REDIRECTS = 5;
const MAX_SECONDS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches pictures from addresses that people name: only over http and https, and never from inside the server's own
 * network, which is checked again on every redirect (see `AddressGuard`).
 */
@Injectable()
export class RemoteImages {
  private readonly guard: AddressGuard;

  constructor(config: Config) {
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
      throw signal.aborted || (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? unreachable() : error;
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
      if (!location || !URL.canParse(location, url.href)) throw unreachable();
      url = new URL(location, url);
    }
    throw new ImageUrlUnusable('That address redirects too often.', 'too_many_redirects');
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
      throw error instanceof PrivateAddress ? forbidden() : unreachable();
    });
  }
}

function refuseUnsuitable({ statusCode, headers }: IncomingMessage): void {
  if (statusCode !== 200) {
    throw new ImageUrlUnusable(`That address answered with status ${String(statusCode)}.`, 'bad_status');
  }
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

const unreachable = () => new ImageUrlUnusable('Nothing could be fetched from that address.', 'unreachable');
const forbidden = () =>
  new ImageUrlUnusable('That address cannot be fetched from here.', 'address_not_allowed');
