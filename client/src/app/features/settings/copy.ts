import { Service, inject } from '@angular/core';
import { Notices } from '../../core/notices/notices';

/** Copies something secret that is shown once, and says so. */
@Service()
export class Copy {
  private readonly notices = inject(Notices);

  /** @param done what to say then */
  async copy(text: string, done: string): Promise<void> {
    try {
      // Browsers have no clipboard on pages without https.
      await navigator.clipboard.writeText(text);
      this.notices.info(done);
    } catch {
      this.notices.error('That could not be copied. Select it and copy it by hand.');
    }
  }
}
