/** A browser's Push API, which jsdom does not have. */
export class FakePush {
  /** What the app did: `ask`, `register`, `subscribe KEY`, `unsubscribe`. */
  readonly did: string[] = [];
  /** What the person says when they are asked for permission. */
  answer: NotificationPermission = 'granted';
  /** The key that it is subscribed for, base64url; null when it is not. */
  subscribedFor: string | null = null;
  /** Whether the browser's push service is. */
  reachable = true;
  private permission: NotificationPermission = 'default';

  /** Until `vi.unstubAllGlobals()`. */
  static install(): FakePush {
    const fake = new FakePush();
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('PushManager', Object);
    vi.stubGlobal('Notification', {
      get permission() {
        return fake.permission;
      },
      requestPermission: () => {
        fake.did.push('ask');
        fake.permission = fake.answer;
        return Promise.resolve(fake.answer);
      },
    });
    const serviceWorker = {
      ready: Promise.resolve(fake.registration),
      getRegistration: () => Promise.resolve(fake.registration),
      register: () => {
        fake.did.push('register');
        return Promise.resolve(fake.registration);
      },
      addEventListener: () => undefined,
    };
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: serviceWorker });
    return fake;
  }

  /** A browser without it. */
  remove(): void {
    vi.unstubAllGlobals();
    vi.stubGlobal('isSecureContext', true);
    Reflect.deleteProperty(navigator, 'serviceWorker');
  }

  private readonly registration = {
    getNotifications: () => Promise.resolve([]),
    pushManager: {
      getSubscription: () => Promise.resolve(this.subscription()),
      subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
        this.did.push(`subscribe ${applicationServerKey}`);
        if (!this.reachable) return Promise.reject(new DOMException('Registration failed', 'AbortError'));
        this.subscribedFor = applicationServerKey;
        return Promise.resolve(this.subscription());
      },
    },
  };

  private subscription() {
    if (this.subscribedFor === null) return null;
    const applicationServerKey = Uint8Array.from(atob(this.subscribedFor), (letter) =>
      letter.charCodeAt(0),
    ).buffer;
    const endpoint = 'https://push.example.net/push/1';
    return {
      options: { applicationServerKey },
      toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'BPoint', auth: 'secret' } }),
      unsubscribe: () => {
        this.did.push('unsubscribe');
        this.subscribedFor = null;
        return Promise.resolve(true);
      },
    };
  }
}
