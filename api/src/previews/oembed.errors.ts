import { DomainError } from '../common/errors/domain-error.js';

/** 404: not the address of a post or profile that everybody may see. */
export class NothingToEmbed extends DomainError {
  constructor() {
    super('nothing_to_embed', 'This is not the address of a post or a profile.');
  }
}

/** 501, as oembed.com asks for. */
export class EmbedFormatUnsupported extends DomainError {
  constructor() {
    super('embed_format_unsupported', 'JSON is the only format.');
  }
}
