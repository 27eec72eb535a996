import { WritableSignal } from '@angular/core';
import { FieldTree, ValidationError, submit } from '@angular/forms/signals';
import { Problem } from './problem';

/**
 * What the API found wrong, as errors of a signal form: beside the fields it names, and on the form itself when it
 * names none that the form has. They go away by themselves when the field is changed.
 */
export function problemErrors(
  problem: Problem,
  fields: Readonly<Record<string, FieldTree<string>>>,
): ValidationError.WithOptionalFieldTree[] {
  const errors: ValidationError.WithOptionalFieldTree[] = [];
  for (const [name, fieldTree] of Object.entries(fields)) {
    const message = problem.fields[name];
    if (message) errors.push({ kind: 'server', message, fieldTree });
  }
  return errors.length > 0 ? errors : [{ kind: 'server', message: problem.message }];
}

/**
 * For `submission.onInvalid`: puts the cursor into the first field that is wrong. What the server said about the form as a whole (that it was
 * a bit fast, say, or nothing because it was out of reach) is no fault of a field, and the same may be sent again.
 */
export function focusOrSendAgain<T extends object>(form: FieldTree<T>, model: WritableSignal<T>): void {
  const root = form();
  const wrong = root.errorSummary().find(({ fieldTree }) => fieldTree() !== root);
  if (wrong) return wrong.fieldTree().focusBoundControl();
  // Errors of the server's go away with a change, and this is one.
  model.update((value) => ({ ...value }));
  void Promise.resolve().then(() => submit(form));
}
