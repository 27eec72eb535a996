import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { Config } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { type ClientDevice, deviceOf } from './client-device.js';
import { DEVICE_DAYS } from './known-devices.js';
import type { OpenSession } from './sessions.service.js';

/** Holds the refresh token; sent to the auth routes alone. */
const REFRESH_COOKIE = 'lightwell_refresh';

/** Lets `<img>` load photos while PUBLIC_BROWSING is off. */
const PHOTO_COOKIE = 'lightwell_photos';

/** Tells a browser in which somebody has logged in before from others; stays when they log out. */
const DEVICE_COOKIE = 'lightwell_device';

/** Browsers take cookies of such names over https only (RFC 6265bis): nobody can plant one over http. */
const SECURE_PREFIX = '__Secure-';

const REFRESH_PATH = `${API_PREFIX}/auth`;
const PHOTO_PATH = '/photos';

/** Where it waits that a route sets or clears cookies, until its answers are described (http/openapi-answers.ts). */
export const SETS_COOKIES = 'x-sets-cookies';

/** Documents that a route does. */
export const ApiSetsCookies = () => ApiExtension(SETS_COOKIES, true);

/** What a browser keeps of a session: out of reach for scripts and for requests that other sites cause. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly config: Config,
    private readonly tokens: AccessTokens,
  ) {}

  set(reply: FastifyReply, session: OpenSession): void {
    const { id, userId, expiresAt, refreshToken, device } = session;
    this.setOne(reply, REFRESH_COOKIE, refreshToken, REFRESH_PATH, expiresAt);
    const photoToken = this.tokens.signForPhotos(userId, id, expiresAt);
    this.setOne(reply, PHOTO_COOKIE, photoToken, PHOTO_PATH, expiresAt);
    const deviceEnd = new Date(Date.now() + DEVICE_DAYS * 86_400_000);
    if (device) this.setOne(reply, DEVICE_COOKIE, device.token, REFRESH_PATH, deviceEnd);
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.nameOf(REFRESH_COOKIE), this.options(REFRESH_PATH));
    this.clearOld(reply, REFRESH_COOKIE, REFRESH_PATH);
    reply.clearCookie(this.nameOf(PHOTO_COOKIE), this.options(PHOTO_PATH));
  }

  refreshToken(request: FastifyRequest): string | undefined {
    return this.valueOf(request, REFRESH_COOKIE);
  }

  /** What a request shows of the browser that it comes from. */
  deviceOf(request: FastifyRequest): ClientDevice {
    return deviceOf(request, this.valueOf(request, DEVICE_COOKIE));
  }

  photoToken(request: FastifyRequest): string | undefined {
    return this.valueOf(request, PHOTO_COOKIE);
  }

  private setOne(reply: FastifyReply, name: string, value: string, path: string, expires: Date): void {
    reply.setCookie(this.nameOf(name), value, { ...this.options(path), expires });
    this.clearOld(reply, name, path);
  }

  /** The name of before the server had an https address: it is taken until the session is refreshed, so that nobody is logged out. */
  private valueOf({ cookies }: FastifyRequest, name: string): string | undefined {
    return cookies[this.nameOf(name)] ?? cookies[name];
  }

  private clearOld(reply: FastifyReply, name: string, path: string): void {
    const isOld = this.secure && reply.request.cookies[name] !== undefined;
    if (isOld) reply.clearCookie(name, this.options(path));
  }

  private nameOf(name: string): string {
    return this.secure ? SECURE_PREFIX + name : name;
  }

  private options(path: string): CookieSerializeOptions {
    return { path, httpOnly: true, sameSite: 'strict', secure: this.secure };
  }

  private get secure(): boolean {
    return this.config.publicUrl.startsWith('https:');
  }
}
