import { CdkDialogContainer, DEFAULT_DIALOG_CONFIG, DialogConfig } from '@angular/cdk/dialog';
import { CdkPortalOutlet } from '@angular/cdk/portal';
import { _CdkPrivateStyleLoader } from '@angular/cdk/private';
import { Component, Provider } from '@angular/core';

/** The CDK's dialog container without the styles of its own; the global stylesheet has them. */
@Component({
  selector: 'lw-dialog-container',
  imports: [CdkPortalOutlet],
  host: { class: 'dialog-container' },
  template: '<ng-template cdkPortalOutlet />',
})
class DialogContainer extends CdkDialogContainer {}

/**
 * The CDK adds its few styles as `<style>` elements at run time, which a strict Content-Security-Policy
 * (`style-src 'self'`) blocks. They are part of the global stylesheet instead, and nothing is added.
 */
export function provideStrictCsp(): Provider[] {
  return [
    { provide: _CdkPrivateStyleLoader, useValue: { load: () => undefined } },
    { provide: DEFAULT_DIALOG_CONFIG, useValue: { ...new DialogConfig(), container: DialogContainer } },
  ];
}
