import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';

/** For which site a passkey is (Web Authentication, section 5.1.3): browsers use it nowhere else. */
export interface RelyingParty {
  /** A host name. */
  readonly id: string;
  readonly origin: string;
}

/**
 * The site of this server: PUBLIC_URL. On one's own machine also `localhost`, which is the only name that browsers take without https, so
 * that passkeys can be tried there.
 */
@Injectable()
class SiteOf implements PipeTransform<string | undefined, RelyingParty> {
  constructor(private readonly config: Config) {}

  transform(origin: string | undefined): RelyingParty {
    const own = new URL(this.config.publicUrl);
    const asked = URL.parse(origin ?? '');
    const site = asked?.hostname === 'localhost' && isLoopback(own.hostname) ? asked : own;
    return { id: site.hostname, origin: site.origin };
  }
}

const originOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<FastifyRequest>().headers.origin,
);

/** The site that a request comes from, as far as it is this server's. */
export const FromSite = () => originOf(SiteOf);

const isLoopback = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
