import { DOCUMENT, Service, inject } from '@angular/core';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { PasskeyCreationDto, PasskeyRequestDto } from '../../api';
import { CEREMONY_LOADER, Ceremonies } from './ceremony-loader';
import { PasskeyFailed, toPasskeyFailed, wasCancelled } from './passkey-problem';

/** The browser's side of passkeys (Web Authentication). What it is asked for ends what it was asked for before. */
@Service()
export class Passkeys {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly load = inject(CEREMONY_LOADER);

  /** Browsers know passkeys on secure pages alone, and for names: an address of numbers has none. */
  get areSupported(): boolean {
    const { window } = this;
    if (!window?.isSecureContext || typeof window.PublicKeyCredential !== 'function') return false;
    return !isAddress(window.location.hostname);
  }

  /**
   * Asks for one of the viewer's passkeys.
   * @returns null when that was cancelled
   * @throws PasskeyFailed
   */
  use({ options }: PasskeyRequestDto): Promise<AuthenticationResponseJSON | null> {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    return this.perform(({ startAuthentication }) => startAuthentication({ optionsJSON }));
  }

  /**
   * The same, quietly: the browser lists passkeys with what else it would fill in.
   * @returns null when none was chosen
   * @throws PasskeyFailed
   */
  useFromAutofill({ options }: PasskeyRequestDto): Promise<AuthenticationResponseJSON | null> {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    return this.perform(({ startAuthentication }) =>
      startAuthentication({ optionsJSON, useBrowserAutofill: true }),
    );
  }

  /** Whether `useFromAutofill` has a chance. */
  async canAutofill(): Promise<boolean> {
    if (!this.areSupported) return false;
    try {
      return await (await this.load()).browserSupportsWebAuthnAutofill();
    } catch {
      return false;
    }
  }

  /**
   * Has a device make a passkey.
   * @returns null when that was cancelled
   * @throws PasskeyFailed
   */
  make({ options }: PasskeyCreationDto): Promise<RegistrationResponseJSON | null> {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    return this.perform(({ startRegistration }) => startRegistration({ optionsJSON }));
  }

  /** Ends what the browser was asked for. */
  async cancel(): Promise<void> {
    if (!this.areSupported) return;
    const ceremonies = await this.load().catch(() => null);
    ceremonies?.WebAuthnAbortService.cancelCeremony();
  }

  private async perform<T>(ceremony: (ceremonies: Ceremonies) => Promise<T>): Promise<T | null> {
    const ceremonies = await this.load().catch(() => {
      throw new PasskeyFailed('That did not load. Check your connection and try again.');
    });
    try {
      return await ceremony(ceremonies);
    } catch (error) {
      if (wasCancelled(error)) return null;
      throw toPasskeyFailed(error);
    }
  }
}

/** IPv6 stands in brackets. */
function isAddress(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host);
}
