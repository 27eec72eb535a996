import { DOCUMENT, Service, inject } from '@angular/core';

/** Whether this browser can show push notifications, and if not, why. */
export type PushSupport = 'supported' | 'unsupported' | 'insecure' | 'not-installed';

/** The part of Trusted Types that is needed: pages of the app may load scripts only from addresses that are vouched for. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

const WORKER = '/push-worker.js';
/** The name that the Content-Security-Policy allows. */
const POLICY = 'service-worker';

let trustedWorker: string | undefined;

/** The browser's side of push notifications (Push API). One subscription serves all tabs. */
@Service()
export class BrowserPush {
  private readonly window = inject(DOCUMENT).defaultView;

  get support(): PushSupport {
    const { window } = this;
    if (!window) return 'unsupported';
    if (!window.isSecureContext) return 'insecure';
    if ('serviceWorker' in window.navigator && 'PushManager' in window && 'Notification' in window) {
      return 'supported';
    }
    // Safari on iPhones and iPads knows them only in apps on the home screen.
    return 'standalone' in window.navigator && !window.navigator.standalone ? 'not-installed' : 'unsupported';
  }

  get permission(): NotificationPermission {
    return this.support === 'supported' ? Notification.permission : 'denied';
  }

  /** Asks, unless that was decided before. To be called first thing after a click: browsers want to see that one wishes it. */
  async askPermission(): Promise<NotificationPermission> {
    return Notification.requestPermission();
  }

  /** The key of the server that this browser is subscribed for, base64url; null when it is not subscribed. */
  async subscribedFor(): Promise<string | null> {
    if (this.support !== 'supported') return null;
    const registration = await navigator.serviceWorker.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    return subscription ? keyOf(subscription) : null;
  }

  /**
   * Subscribes for the server's public key. Fails with an `AbortError` when the browser's push service is out of reach.
   * @param publicKey base64url
   */
  async subscribe(publicKey: string): Promise<PushSubscription> {
    await navigator.serviceWorker.register(trusted(WORKER));
    const { pushManager } = await navigator.serviceWorker.ready;
    // One that was made for another key cannot be used, and stands in the way.
    const former = await pushManager.getSubscription();
    if (former && keyOf(former) !== publicKey) await former.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  }

  /** Ends it, and takes away what is shown. */
  async unsubscribe(): Promise<void> {
    const registration = this.support === 'supported' && (await navigator.serviceWorker.getRegistration());
    if (!registration) return;
    for (const notification of await registration.getNotifications()) notification.close();
    await (await registration.pushManager.getSubscription())?.unsubscribe();
  }
}

/** base64url, like the server's */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Vouches for the worker's address; a policy can be made only once. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedWorker ??=
    trustedTypes?.createPolicy(POLICY, { createScriptURL: (script) => script }).createScriptURL(url) ?? url;
  return trustedWorker;
}
