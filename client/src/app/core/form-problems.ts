import { FieldTree, ValidationError } from '@angular/forms/signals';
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
