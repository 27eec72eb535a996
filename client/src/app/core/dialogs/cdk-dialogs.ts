import { CdkDialogContainer, DEFAULT_DIALOG_CONFIG, Dialog, DialogConfig } from '@angular/cdk/dialog';
import { OVERLAY_DEFAULT_CONFIG } from '@angular/cdk/overlay';
import { CdkPortalOutlet } from '@angular/cdk/portal';
import { Component, EnvironmentInjector, createEnvironmentInjector } from '@angular/core';

/** The CDK's dialog container without the styles of its own; the global stylesheet has them (see core/strict-csp.ts). */
@Component({
  selector: 'lw-dialog-container',
  imports: [CdkPortalOutlet],
  host: { class: 'dialog-container' },
  template: '<ng-template cdkPortalOutlet />',
})
class DialogContainer extends CdkDialogContainer {}

/** The CDK's dialogs, set up as this app needs them. */
export function createDialogs(parent: EnvironmentInjector): Dialog {
  const providers = [
    Dialog,
    { provide: DEFAULT_DIALOG_CONFIG, useValue: { ...new DialogConfig(), container: DialogContainer } },
    // Not in the browser's top layer, where messages about what one does in a dialog would lie below it.
    { provide: OVERLAY_DEFAULT_CONFIG, useValue: { usePopover: false } },
  ];
  return createEnvironmentInjector(providers, parent).get(Dialog);
}
