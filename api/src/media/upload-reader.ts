import type {} from '@fastify/multipart'; // adds the methods that read forms to FastifyRequest
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ValidationFailed } from '../common/errors/request.errors.js';
import { RequestValidationPipe } from '../common/http/request-validation.pipe.js';
import {
  ImageMissing,
  ImageTooLarge,
  MalformedForm,
  MultipartExpected,
  UnusableImage,
} from './media.errors.js';
import { MAX_BYTES, type ReceivedFile, TemporaryFiles } from './temporary-files.js';
import { UploadFieldsDto } from './upload-media.dto.js';

/** What a form may hold beside the file: one short text, and a few more so that the answer can name the wrong one. */
const FORM_LIMITS = { files: 1, fields: 5, fieldSize: 10_000, fileSize: MAX_BYTES + 1 };
const FORM_OVERHEAD_BYTES = 100_000;
const FILE_NAME_LENGTH = 100;
/** How long somebody may go on sending what has been refused. */
const DRAIN_MS = 10_000;

interface Received {
  file?: ReceivedFile;
  /** As the client calls it. */
  name?: string;
}

/** Reads `multipart/form-data` uploads (RFC 7578); the fields may come before or after the file. */
@Injectable()
export class UploadReader {
  private readonly validation = new RequestValidationPipe();

  constructor(private readonly temporary: TemporaryFiles) {}

  /**
   * Receives the upload and hands file and fields to `work`; the file is removed whatever happens. Refusals name it.
   * @throws MultipartExpected 415, MalformedForm 400, ImageTooLarge 413, ImageMissing 422, ValidationFailed 422
   */
  async with<T>(
    request: FastifyRequest,
    work: (file: ReceivedFile, fields: UploadFieldsDto) => Promise<T>,
  ): Promise<T> {
    if (!request.isMultipart()) throw new MultipartExpected();
    const received: Received = {};
    try {
      if (Number(request.headers['content-length']) > MAX_BYTES + FORM_OVERHEAD_BYTES)
        throw new ImageTooLarge(MAX_BYTES);
      const fields = await this.readParts(request, received);
      const valid = (await this.validation.transform(fields, {
        type: 'body',
        metatype: UploadFieldsDto,
      })) as UploadFieldsDto;
      if (!received.file) throw new ImageMissing();
      return await work(received.file, valid);
    } catch (error) {
      this.takeTheRest(request);
      throw error instanceof UnusableImage && received.name ? error.of(received.name) : error;
    } finally {
      if (received.file) await this.temporary.remove(received.file);
    }
  }

  /** A browser reports an answer that comes before it has sent everything as a network failure. Some never end, though. */
  private takeTheRest({ raw }: FastifyRequest): void {
    raw.unpipe();
    raw.resume();
    const enough = setTimeout(() => raw.destroy(), DRAIN_MS).unref();
    raw.once('close', () => clearTimeout(enough));
  }

  private async readParts(request: FastifyRequest, received: Received): Promise<object> {
    const fields: [string, unknown][] = [];
    try {
      for await (const part of request.parts({ limits: FORM_LIMITS })) {
        if (part.type === 'field') fields.push([part.fieldname, part.value]);
        else if (part.fieldname !== 'file') throw unknownFile(part.fieldname);
        else {
          received.name = printable(part.filename);
          received.file = await this.temporary.receive(part.file);
        }
      }
    } catch (error) {
      throw isOfParser(error) ? new MalformedForm() : error;
    }
    return Object.fromEntries(fields);
  }
}

/** A file's name fit to be shown in a sentence. */
const printable = (name: string) =>
  name
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, FILE_NAME_LENGTH)
    .toWellFormed();

/** The parser of forms has nothing but words for what it cannot read; errors of the system and of Fastify say more. */
const isOfParser = (error: unknown) =>
  error instanceof Error && error.name === 'Error' && !('errno' in error) && !('statusCode' in error);

const unknownFile = (name: string) =>
  new ValidationFailed([
    { pointer: `#/${name}`, detail: 'The photo belongs into the field "file".', code: 'unknown_field' },
  ]);
