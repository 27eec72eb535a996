import { Component } from '@angular/core';
import { StorageUsage } from './storage-usage';

/** How much room the viewer's photos take. */
@Component({
  selector: 'lw-storage-section',
  imports: [StorageUsage],
  template: `
    <section class="settings-part" aria-label="Storage">
      <lw-storage-usage />
    </section>
  `,
})
export class StorageSection {}
