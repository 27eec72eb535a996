import { Service, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { InstanceApi } from '../../api';
import { toProblem } from '../problem';
import { anonymous } from '../session/session-store';

/** What holds for everybody on this Lightwell, e.g. where its letters go. Asked once, when somebody first wants to know. */
@Service()
export class InstanceStore {
  private readonly api = inject(InstanceApi);
  private readonly answer = rxResource({ stream: () => this.api.getInstance({}, anonymous()) });
  private readonly known = computed(() => (this.answer.hasValue() ? this.answer.value() : null));

  /** Where letters go; null as long as it is not known. */
  readonly mail = computed(() => this.known()?.mail ?? null);
  /** Whether addresses have to be confirmed; null as long as it is not known. */
  readonly emailVerification = computed(() => this.known()?.emailVerification ?? null);
  /** Why it is not known, for people. */
  readonly problem = computed(() => {
    const error = this.answer.error();
    return error ? toProblem(error.cause ?? error) : null;
  });

  retry(): void {
    this.answer.reload();
  }
}
