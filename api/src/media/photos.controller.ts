import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicBrowsing } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { MediaStorage } from './storage/media-storage.js';

const KEY = /^[\w-]{22}$/;
const FILE = /^\d{1,5}\.webp$/;
const SECONDS_PER_YEAR = 31_536_000;

/** Serves the files of photos. A file never changes under its name, so browsers and proxies may keep it for ever. */
@ApiExcludeController()
@Controller('photos')
export class PhotosController {
  constructor(
    private readonly storage: MediaStorage,
    private readonly config: Config,
  ) {}

  @Get(':key/:file')
  @PublicBrowsing()
  async getPhoto(
    @Param('key') key: string,
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stored = KEY.test(key) && FILE.test(file) ? await this.storage.open(key, file) : null;
    if (!stored) throw new NotFoundException();
    const etag = `"${key}-${file}"`;
    reply.headers({
      ETag: etag,
      'Cache-Control': `${this.config.publicBrowsing ? 'public' : 'private'}, max-age=${String(SECONDS_PER_YEAR)}, immutable`,
      'Content-Type': 'image/webp',
    });
    if (known === etag) {
      stored.stream.destroy();
      await reply.status(304).send();
    } else {
      await reply.header('Content-Length', stored.size).send(stored.stream);
    }
  }
}
