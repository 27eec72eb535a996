import { Component, computed, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';

/** A piece of text: plain, a #hashtag, or an @mention that leads to a profile. */
interface Piece {
  readonly text: string;
  readonly kind: 'plain' | 'hashtag' | 'mention';
  readonly link?: string;
}

/** Longer texts (characters or lines) are folded behind "more". */
const FOLD_AT = 140;
const FOLD_LINES = 3;

/** Text that people wrote, a caption or a comment: line breaks kept, mentions linked, long ones folded. */
@Component({
  selector: 'lw-caption',
  imports: [RouterLink],
  host: { class: 'caption' },
  template: `@for (piece of pieces(); track $index) {
      @switch (piece.kind) {
        @case ('mention') {
          <a class="caption-mention" [routerLink]="piece.link">{{ piece.text }}</a>
        }
        @case ('hashtag') {
          <span class="caption-hashtag">{{ piece.text }}</span>
        }
        @default {
          <span>{{ piece.text }}</span>
        }
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
  /** Shows all of it from the start. */
  readonly whole = input(false);

  private readonly start = computed(() => foldedText(this.text()));
  protected readonly folded = linkedSignal(() => !this.whole() && this.start().length < this.text().length);
  protected readonly pieces = computed(() => piecesOf(this.folded() ? this.start() : this.text()));
}

function foldedText(text: string): string {
  const lines = text.split('\n');
  const few = lines.slice(0, FOLD_LINES).join('\n');
  if (few.length <= FOLD_AT) return few;
  // Cut between words, unless the word is so long that nothing would be left.
  const cut = few.lastIndexOf(' ', FOLD_AT);
  return few.slice(0, cut > FOLD_AT / 2 ? cut : FOLD_AT);
}

/** Splits at @username (as the API allows them) and #hashtag, both only at the start of a word. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}_@#/])(?:@([a-z0-9_.]{2,29}[a-z0-9_])|#[\p{L}\p{N}_]+)/giu,
  )) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), kind: 'plain' });
    const [found, username] = match;
    pieces.push(
      username
        ? { text: found, kind: 'mention', link: `/@${username.toLowerCase()}` }
        : { text: found, kind: 'hashtag' },
    );
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kind: 'plain' });
  return pieces;
}
