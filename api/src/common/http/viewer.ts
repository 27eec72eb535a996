import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';

/** Whoever looks or acts: an account. */
export interface Viewer {
  /** The account's id. */
  readonly id: number;
}

/** The account that makes a request, and how it came in. */
export interface SessionViewer extends Viewer {
  /** The session that the access token belongs to. */
  readonly sessionId: number;
  /** Set while the account is not open yet; see `EvenPending`. */
  readonly pending?: true;
}

/**
 * Who may call a route: `everybody`, or people without an account only while PUBLIC_BROWSING is on (`browsers`), or besides those
 * with the cookie for photos (`photo-loaders`).
 */
export type Audience = 'everybody' | 'browsers' | 'photo-loaders';

/** Metadata key under which a route's audience is kept. */
export const AUDIENCE = 'lightwell:audience';

/** Marks a route that needs no log-in, whatever the settings are (log-in itself, health). */
export const Public = () => SetMetadata(AUDIENCE, 'everybody' satisfies Audience);

/** Marks a route that can be read without an account unless PUBLIC_BROWSING is off. */
export const PublicBrowsing = () =>
  applyDecorators(SetMetadata(AUDIENCE, 'browsers' satisfies Audience), ApiSecurity({}));

/** Marks the route of photo files: as `PublicBrowsing`, and the cookie for photos opens it, too. */
export const PhotoLoading = () => SetMetadata(AUDIENCE, 'photo-loaders' satisfies Audience);

/** Marks a route, for the guard and for the description of its answers (http/openapi-answers.ts). */
export const EVEN_PENDING = 'x-even-pending';

/** Marks a route that is open to people whose account is not open yet: what belongs to their own account. */
export const EvenPending = () =>
  applyDecorators(SetMetadata(EVEN_PENDING, true), ApiExtension(EVEN_PENDING, true));

/** The viewer: never null on a protected route, null on a public one without an access token. */
export const AsViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionViewer | null =>
    context.switchToHttp().getRequest<{ viewer?: SessionViewer }>().viewer ?? null,
);
