// Shows push notifications while the app is closed, and nothing else: it keeps no pages and answers no requests.
// The server's side is api/src/push/push-message.ts.

const API = '/api/v1';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(event)));

/**
 * Always shows something, as `userVisibleOnly` promises (Push API, section 3.3): browsers take the permission from those who do
 * not. Somebody who looks at the app is not disturbed by a sound, though.
 */
async function show(data) {
  const { tag, actors, did, text, icon, url, at } = read(data);
  const [before] = await self.registration.getNotifications({ tag });
  const everybody = [...new Set([...actors, ...(before?.data?.actors ?? [])])];
  const silent = (await windows()).some(({ visibilityState }) => visibilityState === 'visible');
  await self.registration.showNotification(`${names(everybody)} ${did}`, {
    tag,
    renotify: !silent,
    silent,
    body: text ?? '',
    icon: icon ?? '/icon-192.png',
    badge: '/badge-96.png',
    timestamp: Date.parse(at),
    data: { actors: everybody, url },
  });
}

/** What the server said; something that is true in any case when it cannot be understood. */
function read(data) {
  try {
    const content = data.json();
    if (Array.isArray(content.actors) && content.actors.length > 0 && content.tag) return content;
  } catch {
    // An older worker and a newer server, or the other way round.
  }
  const at = new Date().toISOString();
  return {
    tag: 'news',
    actors: ['Somebody'],
    did: 'did something that concerns you',
    url: '/notifications',
    at,
  };
}

/** Two are named, the others counted. */
function names([first, second, ...others]) {
  if (!second) return first;
  if (others.length === 0) return `${first} and ${second}`;
  return `${first}, ${second} and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
}

/** Windows of the app, the one that was used last first; the API's documentation is not the app. */
async function windows() {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => !new URL(url).pathname.startsWith('/docs'));
}

/** Shows a page of the app: in a window that is open already, without loading it anew. */
async function open(path) {
  const url = new URL(path ?? '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [app] = await windows();
  if (!app) {
    await self.clients.openWindow(url.href);
    return;
  }
  app.postMessage({ open: url.pathname + url.search });
  await app.focus();
}

/** The browser has got a new address, or lost the old one; the server is told while nobody looks. */
async function subscribeAgain({ newSubscription, oldSubscription }) {
  // The session is in a cookie that goes to this path alone.
  const session = await answerOf(fetch(`${API}/auth/refresh`, { method: 'POST' }));
  const headers = { Authorization: `Bearer ${session.accessToken}`, 'Content-Type': 'application/json' };
  const subscription = newSubscription ?? (await subscribe(headers, oldSubscription));
  const { endpoint, keys } = subscription.toJSON();
  const body = JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } });
  await answerOf(fetch(`${API}/push/devices/current`, { method: 'PUT', headers, body }));
}

async function subscribe(headers, oldSubscription) {
  if (oldSubscription) return self.registration.pushManager.subscribe(oldSubscription.options);
  const { publicKey } = await answerOf(fetch(`${API}/push/key`, { headers }));
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function answerOf(request) {
  const response = await request;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}
