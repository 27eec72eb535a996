import {
  Component,
  ElementRef,
  computed,
  input,
  linkedSignal,
  model,
  output,
  viewChild,
} from '@angular/core';
import { CommentDto } from '../api/models';
import { Icon } from './icon';
import { Typeahead } from './typeahead';

/** The API's limit, in characters. */
const LONGEST = 2200;

let lastId = 0;

/** One growing line for a comment. Enter sends, Shift+Enter breaks the line. */
@Component({
  selector: 'lw-comment-box',
  imports: [Icon, Typeahead],
  templateUrl: './comment-box.html',
})
export class CommentBox {
  /** A comment is on its way: it cannot be sent again, but stays readable. */
  readonly sending = input(false);
  /** The comment that is replied to; the text then begins with its author's name. Escape, among others, cancels. */
  readonly replyingTo = model<CommentDto | null>(null);
  /** The trimmed text, 1 to 2,200 characters. The box keeps it until `clear()`. */
  readonly sent = output<string>();

  protected readonly longest = LONGEST;
  protected readonly fieldId = `comment-${++lastId}`;
  protected readonly text = linkedSignal<CommentDto | null, string>({
    source: this.replyingTo,
    computation: (comment, before) =>
      nameOf(comment) + withoutStart(before?.value ?? '', nameOf(before?.source)),
  });
  /** A name alone says nothing yet. */
  protected readonly body = computed(() => {
    const text = this.text().trim();
    return text === nameOf(this.replyingTo()).trim() ? '' : text;
  });
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  /** Puts the cursor into the box. */
  focus(): void {
    this.field().nativeElement.focus();
  }

  /** Empties the box, once what it held has been taken. */
  clear(): void {
    this.text.set('');
  }

  protected cancelReply(event: Event): void {
    if (!this.replyingTo()) return;
    event.stopPropagation(); // Escape is not meant for a dialog around the box
    this.replyingTo.set(null);
    this.focus();
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

const nameOf = (comment?: CommentDto | null) => (comment ? `@${comment.author.username} ` : '');

const withoutStart = (text: string, start: string) =>
  text.startsWith(start) ? text.slice(start.length) : text;
