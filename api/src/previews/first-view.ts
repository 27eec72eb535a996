import type { MediaDto } from '../media/media.dto.js';
import type { PostDto } from '../posts/post.dto.js';
import type { ProfileDto } from '../users/user.dto.js';
import { escapeHtml as escape } from './escape-html.js';
import type { LinkPreview } from './link-previews.js';

/** As in `sizes` of the app's own post-view.html and photo-grid.html. */
const POST_SIZES = '(min-width: 768px) 65vw, 100vw';
const GRID_SIZES = '(min-width: 1000px) 300px, 33vw';
const TYPES = ['image/avif', 'image/webp'];

/**
 * What visitors see first of everything, as in explore-page.html. The stylesheet keeps it from those who have been logged in.
 */
export const LANDING = `<div class="explore shell-wide">
  <header class="explore-hero">
    <h1 class="explore-hero-title">Photos from the people you know.</h1>
    <p class="explore-hero-text">Newest first. No ads, nobody watching, and your photos stay yours.</p>
    <div class="explore-hero-actions">
      <a class="button button-primary" href="/signup">Create an account</a>
      <a class="button" href="/login">Log in</a>
    </div>
  </header>
  ${bones(12)}
</div>`;

/**
 * What a page shows until the app takes its place, at the places where the app will show it: the photos, whose they are, and for those
 * without scripts where they lead. Made of the app's own classes; what does not matter yet is a bone.
 */
export function firstView(shows: LinkPreview['shows']): string {
  return 'post' in shows ? ofPost(shows.post) : ofProfile(shows.profile, shows.newest);
}

function ofPost({ author, media, caption }: PostDto): string {
  const [first] = media;
  return `<div class="shell-wide">
  <h1 class="visually-hidden">Post</h1>
  <div class="post-view">
    <div class="post-view-head post-head">
      <a class="person-link" href="/@${escape(author.username)}">
        <span class="bone bone-avatar"></span>
        <span class="person-username">${escape(author.username)}</span>
      </a>
    </div>
    <div class="post-view-media">${first ? photo(first, POST_SIZES, fallback(author.username), 'photo-whole') : ''}</div>
    <noscript class="post-view-talk"><p class="caption">${escape(caption)}</p></noscript>
  </div>
</div>`;
}

function ofProfile({ username, name, bio }: ProfileDto, newest: readonly PostDto[]): string {
  const cells = newest.map(({ id, media: [cover] }, position) => {
    if (!cover) return '';
    const image = photo(cover, GRID_SIZES, fallback(username), '', position === 0);
    return `<a class="photo-grid-cell" href="/p/${id}">${image}</a>`;
  });
  return `<div class="profile shell-wide">
  <div class="profile-head">
    <span class="bone profile-bone"></span>
    <div class="profile-names">
      <h1 class="profile-username">${escape(username)}</h1>
      <a class="button button-primary" href="/login?returnUrl=${encodeURIComponent(`/@${username}`)}">Follow</a>
    </div>
    <div class="profile-counts"><span class="profile-count"><span class="bone bone-line bone-short"></span></span></div>
    <div class="profile-about">
      ${name ? `<p class="person-username">${escape(name)}</p>` : ''}
      ${bio ? `<p><span class="caption">${escape(bio)}</span></p>` : ''}
    </div>
  </div>
  <div class="photo-grid">${cells.join('')}</div>
</div>`;
}

function photo(
  { variants, url, width, height, alt }: MediaDto,
  sizes: string,
  otherwise: string,
  kind: string,
  priority = true,
): string {
  const sources = TYPES.map((type) => {
    const files = variants.filter((variant) => variant.type === type);
    const srcset = files.map((file) => `${file.url} ${String(file.width)}w`).join(', ');
    return srcset && `<source type="${type}" srcset="${escape(srcset)}" sizes="${sizes}">`;
  });
  return (
    `<span class="photo photo-first ${kind}"><picture>${sources.join('')}` +
    `<img src="${escape(url)}" width="${String(width)}" height="${String(height)}" alt="${escape(alt || otherwise)}" ` +
    `decoding="async" loading="eager"${priority ? ' fetchpriority="high"' : ''}></picture></span>`
  );
}

const fallback = (username: string) => `Photo by ${username}`;

function bones(count: number): string {
  return `<div class="photo-grid" aria-hidden="true">${'<span class="photo-grid-cell bone"></span>'.repeat(count)}</div>`;
}
