import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { MediaVariantDto } from '../media/media.dto.js';
import { LinkPreviews } from './link-previews.js';
import type { OembedDto, OembedQueryDto } from './oembed.dto.js';
import { EmbedFormatUnsupported, NothingToEmbed } from './oembed.errors.js';

const CACHE_SECONDS = 3600;

/** How other sites show posts and profiles. */
@Injectable()
export class OembedService {
  constructor(
    private readonly config: Config,
    private readonly previews: LinkPreviews,
  ) {}

  /** @throws NothingToEmbed, EmbedFormatUnsupported */
  async describe({
    url,
    format,
    maxwidth = Infinity,
    maxheight = Infinity,
  }: OembedQueryDto): Promise<OembedDto> {
    if (format !== undefined && format !== 'json') throw new EmbedFormatUnsupported();
    const path = this.pathOf(url);
    const preview = path === null ? null : await this.previews.find(path);
    if (!preview) throw new NothingToEmbed();
    const image = preview.kind === 'post' ? fitting(preview.images, maxwidth, maxheight) : undefined;
    return {
      version: '1.0',
      type: image ? 'photo' : 'link',
      title: preview.title,
      author_name: preview.author.name,
      author_url: preview.author.url,
      provider_name: 'Lightwell',
      provider_url: this.config.publicUrl,
      cache_age: CACHE_SECONDS,
      ...(image && { url: image.url, width: image.width, height: image.height }),
    };
  }

  /** The path of one of our pages; null for other addresses. */
  private pathOf(url: string): string | null {
    const { publicUrl } = this.config;
    if (!url.startsWith(`${publicUrl}/`) || !URL.canParse(url)) return null;
    return url.slice(publicUrl.length).split(/[?#]/, 1)[0] ?? null;
  }
}

/** The JPEG for link previews if it fits, else the largest that does; without any, a photo cannot be shown. */
function fitting(
  images: readonly MediaVariantDto[],
  width: number,
  height: number,
): MediaVariantDto | undefined {
  const small = images.filter((image) => image.width <= width && image.height <= height);
  return small.find(({ type }) => type === 'image/jpeg') ?? small.at(-1);
}
