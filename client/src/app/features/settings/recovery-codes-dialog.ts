import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { RecoveryCodesDto } from '../../api';
import { DialogFrame } from '../../ui/dialog-frame';
import { RecoveryCodes } from './recovery-codes';

/** Shows new recovery codes until they have been kept. */
@Component({
  selector: 'lw-recovery-codes-dialog',
  imports: [DialogFrame, RecoveryCodes],
  template: `
    <lw-dialog-frame heading="Your new recovery codes" [closable]="false">
      <div class="form">
        <lw-recovery-codes [codes]="recovery.codes" />
        <button type="button" class="button button-primary button-wide" (click)="dialog.close()">
          I have kept them
        </button>
      </div>
    </lw-dialog-frame>
  `,
})
export class RecoveryCodesDialog {
  protected readonly recovery = inject<RecoveryCodesDto>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
}
