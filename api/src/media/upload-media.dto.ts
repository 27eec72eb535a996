import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, TrimLines } from '../common/http/text.js';

/** The longest description of a photo, in characters. */
export const ALT_LENGTH = 1000;

/** The text fields that come with an upload. */
export class UploadFieldsDto {
  /**
   * What is to be seen, for those who cannot see it.
   * @example "A lighthouse on a cliff in the evening sun"
   */
  @MayBeLeftOut()
  @TrimLines()
  @MaxCharacters(ALT_LENGTH)
  @IsString()
  alt?: string;
}

/** A `multipart/form-data` upload of one photo. */
export class UploadMediaDto extends UploadFieldsDto {
  /** JPEG, PNG, WebP, AVIF, HEIC, GIF (first frame) or TIFF; at most 20 MB and 50 megapixels. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file!: unknown;
}
