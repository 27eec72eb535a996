import { _CdkPrivateStyleLoader } from '@angular/cdk/private';
import { Provider } from '@angular/core';

/**
 * The CDK adds its few styles as `<style>` elements at run time, which a strict Content-Security-Policy
 * (`style-src 'self'`) blocks. They are part of the global stylesheet instead, and nothing is added.
 */
export function provideStrictCsp(): Provider[] {
  return [{ provide: _CdkPrivateStyleLoader, useValue: { load: () => undefined } }];
}
