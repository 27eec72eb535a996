import { Component, ElementRef, computed, input, output, signal, viewChild } from '@angular/core';
import { Typeahead } from './typeahead';

/** The API's limit, in characters. */
const LONGEST = 2200;

let lastId = 0;

/** One growing line for a comment. Enter sends, Shift+Enter breaks the line. */
@Component({
  selector: 'lw-comment-box',
  imports: [Typeahead],
  templateUrl: './comment-box.html',
})
export class CommentBox {
  /** A comment is on its way: it cannot be sent again, but stays readable. */
  readonly sending = input(false);
  /** The trimmed text, 1 to 2,200 characters. The box keeps it until `clear()`. */
  readonly sent = output<string>();

  protected readonly longest = LONGEST;
  protected readonly fieldId = `comment-${++lastId}`;
  protected readonly text = signal('');
  protected readonly body = computed(() => this.text().trim());
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  /** Puts the cursor into the box. */
  focus(): void {
    this.field().nativeElement.focus();
  }

  /** Empties the box, once what it held has been taken. */
  clear(): void {
    this.text.set('');
  }

  protected onEnter(event: Event): void {
    // While an input method composes a character, Enter belongs to it.
    if (!(event instanceof KeyboardEvent) || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  protected send(): void {
    if (this.body() && !this.sending()) this.sent.emit(this.body());
  }
}
