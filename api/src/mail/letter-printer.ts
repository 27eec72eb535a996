import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import type { Letter } from './letter.js';
import { inOneLine, wrapped } from './plain-text.js';

/** What mail programs show of a letter: the better one of these that they can. */
export interface LetterParts {
  readonly html: string;
  readonly text: string;
}

const FOLDER = new URL('../../letters/', import.meta.url);
const WEB = /^https?:$/;

/** Makes both parts of letters from the two templates. Whatever stands in a letter is text: nothing of it becomes HTML. */
export class LetterPrinter {
  private readonly eta = new Eta({ autoEscape: true });
  private readonly html = this.read('letter.html.eta');
  private readonly text = this.read('letter.text.eta');

  /** @param home the address of this Lightwell */
  constructor(private readonly home: string) {}

  print(letter: Letter): LetterParts {
    const { heading, paragraphs, action, facts = [], note } = letter;
    if (action && !WEB.test(new URL(action.url).protocol))
      throw new Error('A letter can lead to the web alone.');
    const sheet = {
      subject: inOneLine(letter.subject),
      heading: inOneLine(heading),
      paragraphs: paragraphs.map(inOneLine),
      action,
      facts,
      note: note && inOneLine(note),
      home: this.home,
      wrapped,
    };
    return { html: this.html(sheet), text: this.text(sheet) };
  }

  private read(file: string): (sheet: object) => string {
    const template = this.eta.compile(readFileSync(new URL(file, FOLDER), 'utf8'));
    return (sheet) => template.call(this.eta, sheet);
  }
}
