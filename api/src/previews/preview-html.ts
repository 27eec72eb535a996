import { escapeHtml } from './escape-html.js';
import type { LinkPreview } from './link-previews.js';

/**
 * Tells robots what a page shows: title, description, Open Graph (ogp.me), Twitter card, canonical address, and where the
 * oEmbed answer is.
 * @param html the app's `index.html`
 */
export function withPreview(html: string, preview: LinkPreview): string {
  const { kind, title, description, url, oembedUrl, alt, images } = preview;
  const image = images.find(({ type }) => type === 'image/jpeg');
  const tags = [
    meta('name', 'description', description),
    meta('property', 'og:site_name', 'Lightwell'),
    meta('property', 'og:type', kind === 'post' ? 'article' : 'profile'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url),
    ...(image
      ? [
          meta('property', 'og:image', image.url),
          meta('property', 'og:image:type', image.type),
          meta('property', 'og:image:width', String(image.width)),
          meta('property', 'og:image:height', String(image.height)),
          meta('property', 'og:image:alt', alt),
        ]
      : []),
    meta('name', 'twitter:card', image && kind === 'post' ? 'summary_large_image' : 'summary'),
    `<link rel="canonical" href="${escapeHtml(url)}">`,
    `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(oembedUrl)}" title="${escapeHtml(title)}">`,
  ];
  return html
    .replace(/<meta\s+name="description"[^>]*>/, '')
    .replace(/<title>[^<]*<\/title>/, () => [`<title>${escapeHtml(title)}</title>`, ...tags].join('\n    '));
}

const meta = (key: 'name' | 'property', name: string, content: string) =>
  `<meta ${key}="${name}" content="${escapeHtml(content)}">`;
