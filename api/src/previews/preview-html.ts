import type { LinkPreview } from './link-previews.service.js';

/**
 * Tells robots what a page shows: title, description, Open Graph (ogp.me), Twitter card, canonical address, and where the
 * oEmbed answer is; and browsers which photo is seen first. The app itself stays as it is.
 * @param html the app's `index.html`
 */
export function withPreview(html: string, preview: LinkPreview): string {
  const { kind, title, description, url, oembedUrl, alt, images, first } = preview;
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
    `<link rel="canonical" href="${escape(url)}">`,
    `<link rel="alternate" type="application/json+oembed" href="${escape(oembedUrl)}" title="${escape(title)}">`,
    ...(first ? [preload(first)] : []),
  ];
  return html
    .replace(/<meta\s+name="description"[^>]*>/, '')
    .replace(/<title>[^<]*<\/title>/, () => [`<title>${escape(title)}</title>`, ...tags].join('\n    '));
}

/** Lets the browser load the first photo while the app is still on its way. Those that know no AVIF leave it. */
function preload({ media, sizes }: NonNullable<LinkPreview['first']>): string {
  const files = media.variants.filter(({ type }) => type === 'image/avif');
  const srcset = files.map(({ url, width }) => `${url} ${String(width)}w`).join(', ');
  return (
    `<link rel="preload" as="image" type="image/avif" imagesrcset="${escape(srcset)}" ` +
    `imagesizes="${escape(sizes)}" fetchpriority="high">`
  );
}

const meta = (key: 'name' | 'property', name: string, content: string) =>
  `<meta ${key}="${name}" content="${escape(content)}">`;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
