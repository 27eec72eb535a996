import { Component, computed, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TextEntityDto } from '../api/models';

/** A piece of text: plain, a #hashtag, or an @mention. */
interface Piece {
  readonly text: string;
  readonly kind: 'plain' | 'hashtag' | 'mention';
  /** Where it leads, as segments of an address; null for plain text. */
  readonly link: readonly string[] | null;
}

/** Longer texts (characters or lines) are folded behind "more". */
const FOLD_AT = 140;
const FOLD_LINES = 3;

/**
 * Text that people wrote, a caption or a comment: line breaks kept, hashtags and mentions linked as the server found them, long
 * ones folded.
 */
@Component({
  selector: 'lw-caption',
  imports: [RouterLink],
  host: { class: 'caption' },
  template: `@for (piece of pieces(); track $index) {
      @if (piece.link) {
        <a class="caption-link" [routerLink]="piece.link">{{ piece.text }}</a>
      } @else {
        <span>{{ piece.text }}</span>
      }
    }
    @if (folded()) {
      <span aria-hidden="true">…</span>&ngsp;<button
        type="button"
        class="link-quiet"
        (click)="folded.set(false)"
      >
        more<span class="visually-hidden"> of this text</span>
      </button>
    }`,
})
export class Caption {
  readonly text = input.required<string>();
  /** What of it leads somewhere; offsets count UTF-16 code units of the text. */
  readonly entities = input<readonly TextEntityDto[] | undefined>([]);
  /** Shows all of it from the start. */
  readonly whole = input(false);

  private readonly start = computed(() => foldedText(this.text()));
  protected readonly folded = linkedSignal(() => !this.whole() && this.start().length < this.text().length);
  protected readonly pieces = computed(() =>
    piecesOf(this.folded() ? this.start() : this.text(), this.entities() ?? []),
  );
}

function foldedText(text: string): string {
  const lines = text.split('\n');
  const few = lines.slice(0, FOLD_LINES).join('\n');
  if (few.length <= FOLD_AT) return few;
  // Cut between words, unless the word is so long that nothing would be left.
  const cut = few.lastIndexOf(' ', FOLD_AT);
  return few.slice(0, cut > FOLD_AT / 2 ? cut : FOLD_AT);
}

/** Splits a text, or its beginning, at its entities; one that is cut off is plain. */
export function piecesOf(text: string, entities: readonly TextEntityDto[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const addPlain = (until: number) => {
    if (until > end) pieces.push({ text: text.slice(end, until), kind: 'plain', link: null });
  };
  for (const entity of entities) {
    if (entity.start < end || entity.end > text.length) continue;
    addPlain(entity.start);
    pieces.push({ text: text.slice(entity.start, entity.end), kind: entity.type, link: linkOf(entity) });
    end = entity.end;
  }
  addPlain(text.length);
  return pieces;
}

function linkOf({ name, username }: TextEntityDto): readonly string[] | null {
  if (username !== undefined) return [`/@${username}`];
  return name === undefined ? null : ['/tags', name];
}
