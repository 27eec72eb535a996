import { Component, ElementRef, computed, input, model, output, signal, viewChild } from '@angular/core';
import { FormValueControl, ValidationError } from '@angular/forms/signals';
import { Icon } from './icon';
import { Typeahead } from './typeahead';

let lastId = 0;

/**
 * A labelled field of a signal form: the label above, a note or the error below. Errors show once the field has been
 * left (or the form sent), are tied to the field, and are announced. Passwords can be shown.
 */
@Component({
  selector: 'lw-text-field',
  imports: [Icon, Typeahead],
  host: { class: 'text-field' },
  templateUrl: './text-field.html',
})
export class TextField implements FormValueControl<string> {
  readonly value = model('');
  readonly label = input.required<string>();
  /** `multiline` is a text area, `caption` one that suggests mentions and hashtags; the others are types of `<input>`. */
  readonly type = input<'text' | 'email' | 'password' | 'multiline' | 'caption'>('text');
  readonly autocomplete = input('off');
  /** Which keys a phone shows. */
  readonly keys = input<'numeric' | 'text'>();
  /** Helps to fill in the field. */
  readonly note = input('');
  /** The note is good news, e.g. that a name is free. */
  readonly good = input(false);

  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly invalid = input(false);
  readonly touched = input(false);
  readonly disabled = input(false);
  readonly required = input(false);
  readonly name = input('');
  readonly maxLength = input<number>();
  /** The field has been left. */
  readonly touch = output();

  protected readonly fieldId = `field-${++lastId}`;
  protected readonly passwordShown = signal(false);
  protected readonly inputType = computed(() => (this.passwordShown() ? 'text' : this.type()));
  protected readonly error = computed(() =>
    this.touched() && this.invalid() ? this.errors()[0]?.message : undefined,
  );
  /** Names and codes are not words: no capital letters, no corrections. */
  protected readonly literal = computed(() => /username|email|password|code/.test(this.autocomplete()));
  private readonly control =
    viewChild.required<ElementRef<HTMLInputElement | HTMLTextAreaElement>>('control');

  /** Puts the cursor into the field. */
  focus(): void {
    this.control().nativeElement.focus();
  }

  /** The same, so that what is typed takes the place of what is there. */
  selectAll(): void {
    this.focus();
    this.control().nativeElement.select();
  }
}
