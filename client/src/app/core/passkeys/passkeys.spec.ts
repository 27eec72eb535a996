import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { CEREMONY_LOADER } from './ceremony-loader';
import { PasskeyFailed } from './passkey-problem';
import { Passkeys } from './passkeys';

const REQUEST = { ticket: 't1', options: { challenge: 'abc' } };

describe('Passkeys', () => {
  let browser: FakePasskeys;

  beforeEach(() => {
    browser = FakePasskeys.install();
    TestBed.configureTestingModule({ providers: [browser.provide()] });
  });

  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['photos.example.org', true],
    ['localhost', true],
    ['192.168.0.7', false],
    ['[::1]', false],
  ])('knows whether browsers take passkeys for %s', (hostname, areSupported) => {
    const defaultView = { isSecureContext: true, PublicKeyCredential: Object, location: { hostname } };
    TestBed.overrideProvider(DOCUMENT, { useValue: { defaultView, querySelectorAll: () => [] } });
    expect(TestBed.inject(Passkeys).areSupported).toBe(areSupported);
  });

  it('has none in an old browser, nor on a page that is not secure', () => {
    const passkeys = TestBed.inject(Passkeys);
    expect(passkeys.areSupported).toBe(true);
    vi.stubGlobal('isSecureContext', false);
    expect(passkeys.areSupported).toBe(false);
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('PublicKeyCredential', undefined);
    expect(passkeys.areSupported).toBe(false);
  });

  it('answers with what the browser gives', async () => {
    const used = TestBed.inject(Passkeys).use(REQUEST);
    const asked = await browser.next();
    expect(asked).toMatchObject({ options: { challenge: 'abc' }, autofill: false });
    asked.answer({ id: 'k1' });
    expect(await used).toEqual({ id: 'k1' });
  });

  it('says nothing about a ceremony that was cancelled', async () => {
    const passkeys = TestBed.inject(Passkeys);
    const used = passkeys.use(REQUEST);
    (await browser.next()).fail(new DOMException('', 'NotAllowedError'));
    expect(await used).toBeNull();
    const offered = passkeys.useFromAutofill(REQUEST);
    await browser.next();
    await passkeys.cancel();
    expect(await offered).toBeNull();
  });

  it.each([
    ['InvalidStateError', 'This device has a passkey for your account already.'],
    ['SecurityError', 'Passkeys do not work at this address.'],
    ['UnknownError', 'Your browser could not use a passkey. Please try again.'],
  ])('says plainly what else goes wrong (%s)', async (name, message) => {
    const made = TestBed.inject(Passkeys).make(REQUEST);
    (await browser.next()).fail(new DOMException('', name));
    await expect(made).rejects.toEqual(new PasskeyFailed(message));
  });

  it('says so when what asks the browser does not load', async () => {
    TestBed.overrideProvider(CEREMONY_LOADER, { useValue: () => Promise.reject(new Error('offline')) });
    const passkeys = TestBed.inject(Passkeys);
    await expect(passkeys.use(REQUEST)).rejects.toThrow('That did not load.');
    expect(await passkeys.canAutofill()).toBe(false);
    await passkeys.cancel();
  });
});
