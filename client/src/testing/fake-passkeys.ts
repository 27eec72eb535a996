import { Provider } from '@angular/core';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { CEREMONY_LOADER, Ceremonies } from '../app/core/passkeys/ceremony-loader';

/** What a browser asks for a passkey with. */
interface Asked {
  readonly options: unknown;
  readonly autofill: boolean;
  readonly answer: (response: object) => void;
  readonly fail: (error: Error) => void;
}

/** A browser's Web Authentication, which jsdom does not have. A ceremony waits until the test answers it. */
export class FakePasskeys {
  readonly asked: Asked[] = [];
  autofills = true;

  /** A browser that knows passkeys, until `vi.unstubAllGlobals()`. */
  static install(): FakePasskeys {
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('PublicKeyCredential', Object);
    return new FakePasskeys();
  }

  provide(): Provider {
    return { provide: CEREMONY_LOADER, useValue: () => Promise.resolve(this.ceremonies) };
  }

  /** What was asked last, as soon as it is. */
  async next(count = this.asked.length + 1): Promise<Asked> {
    await vi.waitFor(() => expect(this.asked.length).toBeGreaterThanOrEqual(count));
    return this.asked[count - 1]!;
  }

  private readonly ceremonies: Ceremonies = {
    browserSupportsWebAuthnAutofill: () => Promise.resolve(this.autofills),
    startAuthentication: ({ optionsJSON, useBrowserAutofill }) =>
      this.ask<AuthenticationResponseJSON>(optionsJSON, useBrowserAutofill),
    startRegistration: ({ optionsJSON }) => this.ask<RegistrationResponseJSON>(optionsJSON),
    WebAuthnAbortService: {
      cancelCeremony: () => this.abort(),
      createNewAbortSignal: () => new AbortController().signal,
    },
  };

  private abort(): void {
    for (const { fail } of this.asked) fail(new DOMException('', 'AbortError'));
  }

  private ask<T>(options: unknown, autofill = false): Promise<T> {
    this.abort();
    return new Promise<T>((resolve, reject) => {
      this.asked.push({ options, autofill, answer: (response) => resolve(response as T), fail: reject });
    });
  }
}
