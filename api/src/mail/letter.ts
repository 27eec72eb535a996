/** What a letter says; both of its parts are made from it. */
export interface Letter {
  /** One bare address. */
  readonly to: string;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** A button; its address stands below it as text, too. */
  readonly action?: { readonly label: string; readonly url: string };
  /** A small table: device, time, address range. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** Small print, for instance what to do when this was not you. */
  readonly note?: string;
}
