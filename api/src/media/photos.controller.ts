import { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNamedBy } from '../common/http/entity-tag.js';
import { AsViewer, PhotoLoading, type Viewer } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { Visibility } from '../visibility/visibility.js';
import { byteRange } from './byte-ranges.js';
import { type ByteRange, MediaStorage } from './storage/media-storage.js';
import { CACHE_FOR_EVER, isPhotoKey, photoFileType } from './storage/photo-files.js';

/** Serves the files of photos: conditionally, in parts, and for caches to keep (RFC 9110, RFC 9111, RFC 8246). */
@ApiExcludeController()
@Controller('photos')
export class PhotosController {
  constructor(
    private readonly storage: MediaStorage,
    private readonly visibility: Visibility,
    private readonly config: Config,
  ) {}

  @Get(':key/:file')
  @PhotoLoading()
  async getPhoto(
    @Param('key') key: string,
    @Param('file') file: string,
    @AsViewer() viewer: Viewer | null,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const type = photoFileType(file);
    if (!isPhotoKey(key) || !type) throw new NotFoundException();
    const etag = `"${key}-${file}"`; // what a name stands for never changes
    const metadata = {
      ...(await this.accessTo(key, viewer)),
      ETag: etag,
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
    };
    if (isNamedBy(request.headers['if-none-match'], etag)) {
      await this.sizeOf(key, file);
      await reply.headers(metadata).status(304).send();
    } else if (request.method === 'HEAD') {
      const size = await this.sizeOf(key, file);
      await reply.headers({ ...metadata, 'Content-Length': size }).send(Readable.from([]));
    } else {
      const range = await this.rangeWanted(request, key, file, etag);
      const { stream, size } = (await this.storage.open(key, file, range)) ?? notFound();
      if (range) reply.status(206).header('Content-Range', contentRange(range, size));
      const length = range ? range.end - range.start + 1 : size;
      await reply.headers({ ...metadata, 'Content-Length': length }).send(stream);
    }
  }

  /** Who may keep the files under a key. Most photos are for everybody, or for all who came in. */
  private async accessTo(key: string, viewer: Viewer | null): Promise<Record<string, string>> {
    if (this.config.publicBrowsing && (await this.visibility.seesPhotoFiles(null, key)))
      // pages that embed a post show its photo, too
      return { 'Cache-Control': `public, ${CACHE_FOR_EVER}`, 'Cross-Origin-Resource-Policy': 'cross-origin' };
    if (viewer && (await this.visibility.seesPhotoFiles(viewer, key)))
      return { 'Cache-Control': `private, ${CACHE_FOR_EVER}` };
    throw new NotFoundException();
  }

  private async sizeOf(key: string, file: string): Promise<number> {
    return (await this.storage.sizeOf(key, file)) ?? notFound();
  }

  /** @throws RangeNotSatisfiable 416 */
  private async rangeWanted(
    { headers }: FastifyRequest,
    key: string,
    file: string,
    etag: string,
  ): Promise<ByteRange | undefined> {
    // with If-Range a part is wanted of that very file only, else all of what there is
    if (headers.range === undefined || (headers['if-range'] ?? etag) !== etag) return undefined;
    return byteRange(headers.range, await this.sizeOf(key, file)) ?? undefined;
  }
}

function contentRange({ start, end }: ByteRange, size: number): string {
  return `bytes ${String(start)}-${String(end)}/${String(size)}`;
}

function notFound(): never {
  throw new NotFoundException();
}
