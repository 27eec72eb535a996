/**
 * An item of a list that has kept the JSON of what of it seldom changes, for those that are sent again and again. Whatever is made
 * from it (`{ ...item }`) has not, and is written anew.
 */
export interface KeptJson {
  /** The beginning of the JSON of the item, in UTF-8: an object without its end. */
  readonly keptJson: Buffer;
  /** The rest, in ASCII: `,"likes":3}`. */
  restOfJson(): string;
}
