import { Component } from '@angular/core';
import { DialogFrame } from '../ui/dialog-frame';

/** What can be done with one key. */
@Component({
  selector: 'lw-shortcuts-dialog',
  imports: [DialogFrame],
  template: `
    <lw-dialog-frame heading="Keyboard shortcuts">
      <dl>
        @for (row of rows; track row.key) {
          <div class="shortcuts-row">
            <dt>{{ row.does }}</dt>
            <dd>
              <kbd>{{ row.key }}</kbd>
            </dd>
          </div>
        }
      </dl>
    </lw-dialog-frame>
  `,
})
export class ShortcutsDialog {
  protected readonly rows = [
    { key: 'j', does: 'Next post' },
    { key: 'k', does: 'Previous post' },
    { key: 'l', does: 'Like the post' },
    { key: 'c', does: 'Comment on the post' },
    { key: 'n', does: 'New post' },
    { key: '/', does: 'Search' },
    { key: 'Esc', does: 'Close what is open' },
    { key: '?', does: 'Show these keys' },
  ];
}
