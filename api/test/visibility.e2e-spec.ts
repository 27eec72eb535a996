import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../src/accounts/accounts.service.js';
import type { CommentDto } from '../src/comments/comment.dto.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import { PushNotifications } from '../src/notifications/push-notifications.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { PostStatesService } from '../src/posts/post-states.service.js';
import { LivePosts } from '../src/posts/live-posts.js';
import { cookiesOf, type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publish as publishWithFiles, publishWithoutFiles } from './factories/posts.js';
import { openApi } from './support/contract.js';
import { PushService, TestBrowser } from './support/push-service.js';
import { TestSocket } from './support/socket.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

/*
 * Every operation and every event that shows or touches a post, a person, a comment, a notification, a count or a photo is asked
 * twice: about somebody visible and about somebody hidden, or about a visible and a hidden post. A new one needs its row here.
 */

let app: TestApp;
let round = 0;
const sockets: TestSocket[] = [];
beforeAll(async () => (app = await TestApp.start({ fetchAllowPrivate: true })));
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => app.stop());

/** What is hidden: somebody's account, or one post of somebody who stays. */
type Thing = 'account' | 'post';

/** Alice looks, the subject is looked at. They follow each other, and the subject has done whatever one can do to somebody. */
interface World {
  alice: Member;
  subject: Member;
  /** Of the subject, mentioning alice. */
  post: PostDto;
  /** Its hashtag, which no other post has. */
  tag: string;
  /** Of alice, liked and commented on by the subject. */
  alices: PostDto;
  /** Of the subject, under alice's post. */
  comment: CommentDto;
}

interface Answer {
  status: number;
  text: string;
  body: unknown;
}
type Ask = (world: World) => PromiseLike<Answer>;

interface Row {
  /** What is asked about; both unless said. */
  about?: Thing;
  /** Before anything is hidden. */
  before?: (world: World) => Promise<unknown>;
  /** Whether it needs a world of its own: it changes something, or shows only what is newest of all. */
  own?: true;
  ask: Ask;
  /** Whether the answer shows the subject, or their post. */
  shows: (answer: Answer, world: World) => boolean;
}

const succeeds = ({ status }: Answer) => status < 300;
const names = ({ status, text }: Answer, { subject }: World) =>
  status === 200 && text.includes(subject.username);
const mentions = ({ body }: Answer, { subject }: World) =>
  (body as PostDto | CommentDto).entities.some(({ username }) => username === subject.username);
const number =
  <T>(path: (body: T) => number) =>
  ({ status, body }: Answer) =>
    status < 300 && path(body as T) > 0;
const isForbidden = ({ status }: Answer) => status === 403;
const counts = number(({ counts }: { counts: { posts: number } }) => counts.posts);
const hasFollowers = number(({ counts }: { counts: { followers: number } }) => counts.followers);

const publish = (member: Member, caption?: string) => publishWithoutFiles(app, member, caption);

const as = ({ alice }: World) => app.as(alice);
const asAlice = (path: (world: World) => string): Ask => {
  return (world) => as(world).get(path(world));
};

const url = (path: string) => `/oembed?url=${encodeURIComponent(`${app.config.publicUrl}${path}`)}`;
const unfollow = (world: World) => as(world).delete(`/users/${world.subject.username}/follow`).expect(200);
const commentOn = (world: World, postId: string, body: object, key?: string) => {
  const sent = as(world).post(`/posts/${postId}/comments`);
  return (key === undefined ? sent : sent.set('Idempotency-Key', key)).send(body);
};

/** By operationId; what an operation has nothing to do with others says why. */
const OPERATIONS: Record<string, string | Row[]> = {
  login: 'tells people of their own account',
  logout: 'ends the own session',
  refresh: 'tells people of their own account',
  signup: 'tells people of their own account',
  checkUsername: 'the name of somebody hidden is not free',
  deleteMe: 'deletes the own account',
  getInstance: 'what the server offers',
  listSessions: 'own sessions',
  endSession: 'own sessions',
  endOtherSessions: 'own sessions',
  verifyEmail: 'the own address',
  sendVerification: 'the own address',
  changeEmail: 'the own address',
  cancelEmailChange: 'the own address',
  forgotPassword: 'tells nobody whether there is an account',
  resetPassword: 'the own password',
  changePassword: 'the own password',
  finishLogin: 'tells people of their own account',
  beginPasskeyLogin: 'tells nobody anything',
  loginWithPasskey: 'tells people of their own account',
  reauthenticate: 'the own session',
  beginPasskeyReauthentication: 'own passkeys',
  reauthenticateWithPasskey: 'the own session',
  getSecondFactor: 'the own second factor',
  beginSecondFactor: 'the own second factor',
  confirmSecondFactor: 'the own second factor',
  removeSecondFactor: 'the own second factor',
  renewRecoveryCodes: 'own codes',
  listPasskeys: 'own passkeys',
  beginPasskey: 'own passkeys',
  addPasskey: 'own passkeys',
  renamePasskey: 'own passkeys',
  removePasskey: 'own passkeys',
  uploadMedia: 'tells people of their own photo',
  getMediaUsage: 'counts own photos',
  getNotificationPreferences: 'own choices',
  updateNotificationPreferences: 'own choices',
  readNotifications: 'marks a place in the own list',
  getPushKey: 'the key of the server',
  listPushDevices: 'own devices',
  subscribePush: 'own devices',
  removePushDevice: 'own devices',

  getMe: [{ about: 'account', ask: asAlice(() => '/users/me'), shows: hasFollowers }],
  updateMe: [
    {
      about: 'account',
      own: true,
      ask: (world) => as(world).patch('/users/me').send({ bio: 'x' }),
      shows: hasFollowers,
    },
  ],
  getUser: [
    { about: 'account', ask: asAlice(({ subject }) => `/users/${subject.username}`), shows: succeeds },
    { about: 'account', ask: asAlice(({ alice }) => `/users/${alice.username}`), shows: hasFollowers },
    { about: 'post', ask: asAlice(({ subject }) => `/users/${subject.username}`), shows: counts },
    { about: 'account', ask: ({ subject }) => app.api.get(`/users/${subject.username}`), shows: succeeds },
  ],
  listUserPosts: [
    { about: 'account', ask: asAlice(({ subject }) => `/users/${subject.username}/posts`), shows: succeeds },
    { about: 'post', ask: asAlice(({ subject }) => `/users/${subject.username}/posts`), shows: names },
  ],
  listFollowers: [
    { about: 'account', ask: asAlice(({ alice }) => `/users/${alice.username}/followers`), shows: names },
    {
      about: 'account',
      ask: asAlice(({ subject }) => `/users/${subject.username}/followers`),
      shows: succeeds,
    },
  ],
  listFollowing: [
    { about: 'account', ask: asAlice(({ alice }) => `/users/${alice.username}/following`), shows: names },
    {
      about: 'account',
      ask: asAlice(({ subject }) => `/users/${subject.username}/following`),
      shows: succeeds,
    },
  ],
  followUser: [
    {
      about: 'account',
      before: unfollow,
      ask: (world) => as(world).put(`/users/${world.subject.username}/follow`),
      shows: succeeds,
    },
  ],
  unfollowUser: [
    {
      about: 'account',
      own: true,
      ask: (world) => as(world).delete(`/users/${world.subject.username}/follow`),
      shows: succeeds,
    },
  ],
  listSuggestions: [
    {
      about: 'account',
      before: unfollow,
      ask: asAlice(() => '/users/me/suggestions?limit=100'),
      shows: names,
    },
    {
      // advised by somebody whom alice follows
      about: 'account',
      before: async (world) => {
        await unfollow(world);
        const carol = await signUp(app, `carol_${String(++round)}`);
        await app.as(carol).put(`/users/${world.subject.username}/follow`).expect(200);
        await as(world).put(`/users/${carol.username}/follow`).expect(200);
      },
      ask: asAlice(() => '/users/me/suggestions?limit=1'),
      shows: names,
    },
  ],
  search: [
    { about: 'account', ask: asAlice(({ subject }) => `/search?q=${subject.username}`), shows: names },
    {
      about: 'account',
      ask: asAlice(({ subject }) => `/search?q=${subject.username.slice(0, -1)}&limit=100`),
      shows: names,
    },
    {
      about: 'account',
      before: unfollow,
      ask: asAlice(({ subject }) => `/search?q=@${subject.username.slice(0, 4)}&limit=100`),
      shows: names,
    },
    {
      ask: asAlice(({ tag }) => `/search?q=%23${tag}`),
      shows: number(({ hashtags }: { hashtags: [] }) => hashtags.length),
    },
  ],

  getFeed: [{ ask: asAlice(() => '/feed'), shows: names }],
  getExplore: [
    { own: true, ask: asAlice(() => '/explore'), shows: names },
    { own: true, ask: () => app.api.get('/explore'), shows: names },
  ],
  listTrendingHashtags: [
    {
      own: true,
      ask: asAlice(() => '/hashtags?limit=100'),
      shows: ({ text }, { tag }) => text.includes(tag),
    },
  ],
  getHashtag: [{ ask: asAlice(({ tag }) => `/hashtags/${tag}`), shows: counts }],
  followHashtag: [
    { own: true, ask: (world) => as(world).put(`/hashtags/${world.tag}/follow`), shows: counts },
  ],
  unfollowHashtag: [
    { own: true, ask: (world) => as(world).delete(`/hashtags/${world.tag}/follow`), shows: counts },
  ],
  listHashtagPosts: [{ ask: asAlice(({ tag }) => `/hashtags/${tag}/posts`), shows: names }],

  getPost: [
    { ask: asAlice(({ post }) => `/posts/${post.id}`), shows: succeeds },
    { ask: ({ post }) => app.api.get(`/posts/${post.id}`), shows: succeeds },
    {
      about: 'account',
      ask: asAlice(({ alices }) => `/posts/${alices.id}`),
      shows: number(({ counts: { likes, comments } }: PostDto) => likes + comments),
    },
  ],
  updatePost: [
    {
      own: true,
      ask: (world) => as(world).patch(`/posts/${world.post.id}`).send({ caption: 'x' }),
      shows: isForbidden,
    },
    {
      about: 'account',
      own: true,
      ask: (world) =>
        as(world)
          .patch(`/posts/${world.alices.id}`)
          .send({ caption: `With @${world.subject.username}` }),
      shows: mentions,
    },
  ],
  deletePost: [
    { own: true, ask: (world) => as(world).delete(`/posts/${world.post.id}`), shows: isForbidden },
  ],
  createPost: [
    {
      about: 'account',
      own: true,
      ask: async (world) => {
        const mediaIds = await insertPhotos(app, world.alice, 1);
        return as(world)
          .post('/posts')
          .send({ mediaIds, caption: `With @${world.subject.username}` });
      },
      shows: mentions,
    },
    {
      // what was answered before is not answered again
      about: 'account',
      before: async (world) => {
        const mediaIds = await insertPhotos(app, world.alice, 1);
        world.alices = { ...world.alices, id: mediaIds[0] ?? '' };
        await createPostWithKey(world).expect(201);
      },
      ask: (world) => createPostWithKey(world),
      shows: mentions,
    },
  ],
  likePost: [{ own: true, ask: (world) => as(world).put(`/posts/${world.post.id}/like`), shows: succeeds }],
  unlikePost: [
    { own: true, ask: (world) => as(world).delete(`/posts/${world.post.id}/like`), shows: succeeds },
  ],
  listLikes: [
    { ask: asAlice(({ post }) => `/posts/${post.id}/likes`), shows: succeeds },
    { about: 'account', ask: asAlice(({ alices }) => `/posts/${alices.id}/likes`), shows: names },
  ],
  listComments: [
    { ask: asAlice(({ post }) => `/posts/${post.id}/comments`), shows: succeeds },
    { about: 'account', ask: asAlice(({ alices }) => `/posts/${alices.id}/comments`), shows: names },
    {
      // neither the comment that is answered nor who is mentioned
      about: 'account',
      before: (world) =>
        commentOn(world, world.alices.id, {
          body: `@${world.subject.username}`,
          replyTo: world.comment.id,
        }).expect(201),
      ask: asAlice(({ alices }) => `/posts/${alices.id}/comments`),
      shows: ({ body }, world) => {
        const mine = (body as { items: CommentDto[] }).items.find(({ viewer }) => viewer.author);
        const [replies, mentioned] = [
          mine?.replyTo === world.comment.id,
          mentions({ body: mine } as Answer, world),
        ];
        expect(replies).toBe(mentioned);
        return replies;
      },
    },
  ],
  createComment: [
    { own: true, ask: (world) => commentOn(world, world.post.id, { body: 'x' }), shows: succeeds },
    {
      about: 'account',
      own: true,
      ask: (world) => commentOn(world, world.alices.id, { body: 'x', replyTo: world.comment.id }),
      shows: succeeds,
    },
    {
      about: 'account',
      own: true,
      ask: (world) => commentOn(world, world.alices.id, { body: `@${world.subject.username}` }),
      shows: mentions,
    },
    {
      // what was answered before is not answered again
      before: (world) => commentOn(world, world.post.id, { body: 'x' }, 'key').expect(201),
      ask: (world) => commentOn(world, world.post.id, { body: 'x' }, 'key'),
      shows: succeeds,
    },
    {
      about: 'account',
      before: (world) =>
        commentOn(world, world.alices.id, { body: `@${world.subject.username}` }, 'key').expect(201),
      ask: (world) => commentOn(world, world.alices.id, { body: `@${world.subject.username}` }, 'key'),
      shows: mentions,
    },
  ],
  deleteComment: [
    {
      about: 'account',
      own: true,
      ask: (world) => as(world).delete(`/comments/${world.comment.id}`),
      shows: succeeds,
    },
    {
      // of somebody visible under a post that is not
      before: async (world) => {
        const carol = await signUp(app, `carol_${String(++round)}`);
        const { body } = await app
          .as(carol)
          .post(`/posts/${world.post.id}/comments`)
          .send({ body: 'x' })
          .expect(201);
        world.comment = body as CommentDto;
      },
      ask: (world) => as(world).delete(`/comments/${world.comment.id}`),
      shows: isForbidden,
    },
  ],

  listNotifications: [
    { about: 'account', ask: asAlice(() => '/notifications'), shows: names },
    {
      about: 'post',
      ask: asAlice(() => '/notifications'),
      shows: ({ text }, { post }) => text.includes(`"${post.id}"`),
    },
  ],
  getUnreadCount: [
    {
      about: 'account',
      ask: asAlice(() => '/notifications/unread-count'),
      shows: number(({ count }: { count: number }) => count),
    },
    {
      about: 'post',
      ask: asAlice(() => '/notifications/unread-count'),
      shows: number(({ count }: { count: number }) => count - 3),
    },
  ],

  getEmbed: [
    { about: 'account', ask: ({ subject }) => app.api.get(url(`/@${subject.username}`)), shows: succeeds },
    { ask: ({ post }) => app.api.get(url(`/p/${post.id}`)), shows: succeeds },
  ],
};

const createPostWithKey = (world: World) =>
  as(world)
    .post('/posts')
    .set('Idempotency-Key', 'key')
    .send({ mediaIds: [world.alices.id], caption: `With @${world.subject.username}` });

const withFiles = async (world: World) => (world.post = await publishWithFiles(app, world.subject));

/** What lies beside the API. */
const BESIDE: Record<string, Row> = {
  'a file of a photo': {
    before: withFiles,
    ask: ({ post }) => app.beside.get(fileOf(post)),
    shows: succeeds,
  },
  'the head of a file': {
    before: withFiles,
    ask: ({ post }) => app.beside.head(fileOf(post)),
    shows: succeeds,
  },
  'a file that is there already': {
    before: withFiles,
    ask: ({ post }) => app.beside.get(fileOf(post)).set('If-None-Match', '*'),
    shows: ({ status }) => status === 304,
  },
};

const fileOf = ({ media }: PostDto) => media[0]?.variants[0]?.url ?? '';

async function makeWorld(): Promise<World> {
  round++;
  const [alice, subject] = await signUpAll(app, `alice_${String(round)}`, `subject_${String(round)}`);
  const tag = `tag${String(round)}`;
  const alices = await publish(alice, 'Rain');
  await app.as(alice).put(`/users/${subject.username}/follow`).expect(200);
  await app.as(subject).put(`/users/${alice.username}/follow`).expect(200);
  const post = await publish(subject, `Seen by @${alice.username} #${tag}`);
  await app.as(subject).put(`/posts/${alices.id}/like`).expect(200);
  const { body } = await app
    .as(subject)
    .post(`/posts/${alices.id}/comments`)
    .send({ body: 'So wet' })
    .expect(201);
  await sayWhatWaits();
  return { alice, subject, post, tag, alices, comment: body as CommentDto };
}

/** What is told a moment later is told now, so that it is not heard among what comes next. */
async function sayWhatWaits(): Promise<void> {
  await app.get(LivePosts).beforeApplicationShutdown();
  await app.get(PushNotifications).onModuleDestroy();
}

const setState = (world: World, thing: Thing, state: 'hidden' | 'visible') =>
  thing === 'account'
    ? app.get(AccountsService).setState(world.subject.username, state)
    : app.get(PostStatesService).setState(Number(world.post.id), state);

const thingsOf = ({ about }: Row): Thing[] => (about ? [about] : ['account', 'post']);

const cases = (rows: Record<string, string | Row | Row[]>) =>
  Object.entries(rows).flatMap(([name, asked]) =>
    typeof asked === 'string'
      ? []
      : [asked]
          .flat()
          .flatMap((row, index) =>
            thingsOf(row).map((thing) => [`${name} ${String(index + 1)}`, thing, row] as const),
          ),
  );

describe('an operation', () => {
  it('has its row, and a row its operation', () => {
    const operations = Object.values(openApi.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(Object.keys(OPERATIONS).sort()).toEqual(operations.sort());
  });

  /** Worlds that are only looked at, by what is hidden in them. */
  const shared = new Map<Thing | null, World>();
  const worldFor = async ({ before, own }: Row, hidden: Thing | null) => {
    const known = shared.get(hidden);
    if (known && !before && !own) return known;
    const world = await makeWorld();
    await before?.(world);
    if (hidden) await setState(world, hidden, 'hidden');
    if (!before && !own) shared.set(hidden, world);
    return world;
  };

  it.each([...cases(OPERATIONS), ...cases(BESIDE)])(
    '%s shows nothing of a hidden %s',
    async (_, thing, row) => {
      const seen = await worldFor(row, null);
      expect(row.shows(await row.ask(seen), seen)).toBe(true);

      const unseen = await worldFor(row, thing);
      const answer = await row.ask(unseen);
      expect(row.shows(answer, unseen)).toBe(false);
      expect(answer.status).toBeLessThan(500);
      expect(answer.status).not.toBe(403);
    },
  );
});

interface EventRow {
  about?: Thing;
  /** When alice says what she has on screen. */
  watch?: 'before' | 'after';
  /** Makes the server want to tell her of the subject. */
  provoke: (world: World) => unknown;
  /** Makes it tell her the same of somebody visible, where it would else say nothing. */
  afterwards?: (world: World) => PromiseLike<unknown>;
  /** Whether what she is told next shows the subject, or their post. */
  shows: (socket: TestSocket, world: World) => Promise<boolean>;
}

/** Withdraws the mention of alice, and mentions her again: hidden people may still change what is theirs. */
const mentionAnew = async ({ subject, alice, post }: World) => {
  for (const caption of ['', `For @${alice.username}`])
    await app.as(subject).patch(`/posts/${post.id}`).send({ caption }).expect(200);
};
const countAnew = ({ post }: World) => app.get(LivePosts).counted([Number(post.id)]);
const likeMine = ({ alice, alices }: World) => app.as(alice).put(`/posts/${alices.id}/like`).expect(200);
const isOfPost = async (socket: TestSocket, { post }: World) => (await socket.next('post')).id === post.id;

/** By the name of the event in asyncapi.yaml. */
const EVENTS: Record<string, string | EventRow[]> = {
  authenticate: 'is said by clients about themselves',
  watch: 'is asked together with `post`',
  'rate-limited': 'is about the connection',
  notification: [
    {
      provoke: mentionAnew,
      afterwards: async ({ alice }) => {
        const carol = await signUp(app, `carol_${String(++round)}`);
        return app.as(carol).put(`/users/${alice.username}/follow`).expect(200);
      },
      shows: async (socket, { subject }) => {
        const { actor } = (await socket.next('notification')) as NotificationDto;
        return actor.username === subject.username;
      },
    },
  ],
  'unread-count': [
    {
      about: 'account',
      provoke: mentionAnew,
      shows: async (socket) => (await socket.next('unread-count')).count > 0,
    },
    {
      about: 'post',
      provoke: mentionAnew,
      shows: async (socket) => (await socket.next('unread-count')).count > 3,
    },
  ],
  feed: [
    {
      provoke: ({ post, subject }) => app.get(LivePosts).published(Number(post.id), Number(subject.id)),
      afterwards: async ({ alice }) => {
        const carol = await signUp(app, `carol_${String(++round)}`);
        await app.as(alice).put(`/users/${carol.username}/follow`).expect(200);
        return publish(carol);
      },
      shows: async (socket, { post }) => (await socket.next('feed')).postId === post.id,
    },
  ],
  post: [
    { watch: 'before', provoke: countAnew, afterwards: likeMine, shows: isOfPost },
    { watch: 'after', provoke: countAnew, afterwards: likeMine, shows: isOfPost },
  ],
};

describe('an event', () => {
  const connect = async (world: World) => {
    const socket = await TestSocket.open(app, world.alice.token);
    sockets.push(socket);
    return socket;
  };
  const watch = (socket: TestSocket, { post, alices }: World) =>
    socket.socket.timeout(5000).emitWithAck('watch', { postIds: [post.id, alices.id] });

  it('has its row, and a row its event', () => {
    const document = readFileSync(new URL('../asyncapi.yaml', import.meta.url), 'utf8');
    const messages = [...document.matchAll(/^ {6}([a-z-]+):\n {8}summary:/gm)].map(([, name]) => name);
    expect(Object.keys(EVENTS).sort()).toEqual(messages.sort());
  });

  const told = Object.entries(EVENTS).flatMap(([event, rows]) =>
    typeof rows === 'string'
      ? []
      : rows.flatMap((row) =>
          (row.about ? [row.about] : (['account', 'post'] as const)).map(
            (thing) => [event, thing, row] as const,
          ),
        ),
  );
  it.each(told)('"%s" says nothing of a hidden %s', async (_, thing, row) => {
    for (const hidden of [false, true]) {
      const world = await makeWorld();
      const socket = await connect(world);
      if (row.watch === 'before') await watch(socket, world);
      if (hidden) await setState(world, thing, 'hidden');
      if (row.watch === 'after') await watch(socket, world);
      await row.provoke(world);
      if (hidden) await row.afterwards?.(world);
      expect([hidden, await row.shows(socket, world)]).toEqual([hidden, !hidden]);
    }
  });

  it('on a device says nothing of hidden people', async () => {
    const service = await PushService.start();
    const world = await makeWorld();
    const browser = new TestBrowser(service);
    await app.as(world.alice).put('/push/devices/current').send(browser.subscription).expect(200);
    await setState(world, 'account', 'hidden');
    await mentionAnew(world);
    const carol = await signUp(app, `carol_${String(++round)}`);
    await app.as(carol).put(`/users/${world.alice.username}/follow`).expect(200);
    await sayWhatWaits();
    expect(await browser.reads(1)).toMatchObject([{ actors: [carol.username] }]);
    service.stop();
  });
});

describe('hidden people', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    await setState(world, 'account', 'hidden');
  });
  const asHidden = () => app.as(world.subject);

  it('see themselves and what is theirs, with its photos', async () => {
    await setState(world, 'account', 'visible');
    await withFiles(world);
    await setState(world, 'account', 'hidden');
    const { subject, post, alices } = world;
    await asHidden().get(`/users/${subject.username}`).expect(200);
    await asHidden().get(`/posts/${post.id}`).expect(200);
    for (const path of [
      '/feed',
      `/users/${subject.username}/posts`,
      `/posts/${alices.id}/comments`,
      `/posts/${alices.id}/likes`,
    ])
      expect((await asHidden().get(path).expect(200)).text).toContain(subject.username);
    const login = await app.api
      .post('/auth/login')
      .send({ identifier: subject.username, password: PASSWORD });
    const cookies = cookiesOf(login).map((cookie) => cookie.split(';', 1)[0]);
    const file = await app.beside.get(fileOf(post)).set('Cookie', cookies.join('; ')).expect(200);
    expect(file.headers['cache-control']).toMatch(/^private/); // no proxy may keep it for others
  });

  it('are told that they cannot take part', async () => {
    const { alice, subject, alices } = world;
    await unfollowFrom(subject, alice);
    await app.as(subject).delete(`/posts/${alices.id}/like`).expect(200);
    const mediaIds = await insertPhotos(app, subject, 1);
    for (const sent of [
      asHidden().put(`/posts/${alices.id}/like`),
      asHidden().post(`/posts/${alices.id}/comments`).send({ body: 'x' }),
      asHidden().put(`/users/${alice.username}/follow`),
      asHidden().post('/posts').send({ mediaIds }),
    ])
      expect((await sent.expect(403)).body).toMatchObject({ code: 'account_hidden' });
    expect((await asHidden().get(`/posts/${alices.id}/likes`)).text).not.toContain(subject.username);
    const { body } = await asHidden().get(`/users/${subject.username}`).expect(200);
    expect(body.counts).toMatchObject({ posts: 1, following: 0 });
  });

  it('may take back what they did, which was no longer counted', async () => {
    const { alice, subject, alices, comment, post } = world;
    await unfollowFrom(subject, alice);
    await asHidden().delete(`/posts/${alices.id}/like`).expect(200);
    await asHidden().delete(`/comments/${comment.id}`).expect(204);
    await asHidden().delete(`/posts/${post.id}`).expect(204);
    expect((await app.api.get(`/posts/${alices.id}`)).body.counts).toEqual({ likes: 0, comments: 0 });
    expect((await app.api.get(`/users/${alice.username}`)).body.counts).toMatchObject({
      followers: 0,
      following: 0,
    });
    await setState(world, 'account', 'visible');
    expect((await app.api.get(`/posts/${alices.id}`)).body.counts).toEqual({ likes: 0, comments: 0 });
    expect((await app.api.get(`/users/${alice.username}`)).body.counts).toMatchObject({
      followers: 0,
      following: 1,
    });
    expect((await app.api.get(`/users/${subject.username}`)).body.counts).toMatchObject({
      posts: 0,
      following: 0,
    });
    expect((await app.api.get(`/hashtags/${world.tag}`)).body.counts).toEqual({ posts: 0 });
  });

  it('keep their username, and log in', async () => {
    const { subject } = world;
    expect((await app.api.get(`/auth/usernames/${subject.username}`)).text).toContain('taken');
    await app.api.post('/auth/login').send({ identifier: subject.username, password: PASSWORD }).expect(200);
  });
});

const unfollowFrom = (member: Member, other: Member) =>
  app.as(member).delete(`/users/${other.username}/follow`).expect(200);

describe('the sitemap', () => {
  it('names neither hidden people nor hidden posts', async () => {
    const [seen, unseen, partly] = [await makeWorld(), await makeWorld(), await makeWorld()];
    await setState(unseen, 'account', 'hidden');
    await setState(partly, 'post', 'hidden');
    const { text } = await app.beside.get('/sitemap.xml').expect(200); // once in this file: it is kept for an hour
    const names = (path: string) => text.includes(`${path}</loc>`);
    const shown = [seen, unseen, partly].map(({ subject, post }) =>
      [`/@${subject.username}`, `/p/${post.id}`].map(names),
    );
    expect(shown).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ]);
  });
});

describe('everything that others can see', () => {
  /** What alice, a third person and a stranger see. */
  const seenBy = async ({ alice, subject, post, alices, tag }: World, carol: Member) => {
    const paths = [
      ...['/feed', '/explore', '/hashtags', `/hashtags/${tag}`, `/hashtags/${tag}/posts`, '/notifications'],
      ...[
        '/notifications/unread-count',
        '/users/me',
        '/users/me/suggestions',
        `/search?q=${subject.username}`,
      ],
      ...[
        `/search?q=${tag}`,
        `/posts/${alices.id}`,
        `/posts/${alices.id}/likes`,
        `/posts/${alices.id}/comments`,
      ],
      ...[`/posts/${post.id}`, `/posts/${post.id}/likes`, `/posts/${post.id}/comments`],
      ...[alice, subject, carol].flatMap(({ username }) =>
        ['', '/posts', '/followers', '/following'].map((part) => `/users/${username}${part}`),
      ),
    ];
    const answers: unknown[] = [];
    for (const viewer of [alice, carol, null]) {
      for (const path of paths) {
        const { status, body } = await app.as(viewer).get(path);
        answers.push([path, status, status === 200 ? body : (body as { code: string }).code]);
      }
    }
    return answers;
  };
  const makeBusyWorld = async () => {
    const world = await makeWorld();
    const carol = await signUp(app, `carol_${String(++round)}`);
    const { subject, alices, post, tag } = world;
    await app.as(carol).put(`/users/${subject.username}/follow`).expect(200);
    await app.as(carol).put(`/posts/${post.id}/like`).expect(200);
    await publish(carol, `Again @${subject.username} #${tag}`);
    const reply = { body: `No, @${subject.username}`, replyTo: world.comment.id };
    await app.as(carol).post(`/posts/${alices.id}/comments`).send(reply).expect(201);
    await app.as(carol).post(`/posts/${post.id}/comments`).send({ body: 'Nice' }).expect(201);
    return { world, carol };
  };

  const remove: Record<Thing, (world: World) => PromiseLike<unknown>> = {
    account: ({ subject }) => app.as(subject).delete('/users/me').send({ password: PASSWORD }).expect(204),
    post: ({ subject, post }) => app.as(subject).delete(`/posts/${post.id}`).expect(204),
  };

  it.each(['account', 'post'] as const)(
    'is the same whether the %s is hidden or deleted, and as before when it is shown again',
    async (thing) => {
      const { world, carol } = await makeBusyWorld();
      const before = await seenBy(world, carol);
      expect(await setState(world, thing, 'hidden')).toBe(true);
      expect(await setState(world, thing, 'hidden')).toBe(false);
      const hidden = await seenBy(world, carol);
      await setState(world, thing, 'visible');
      expect(await seenBy(world, carol)).toEqual(before);
      await setState(world, thing, 'hidden');
      await remove[thing](world);
      expect(hidden).toEqual(await seenBy(world, carol));
    },
  );

  it('is the same when a post of a hidden account is hidden and shown', async () => {
    const { world, carol } = await makeBusyWorld();
    const before = await seenBy(world, carol);
    for (const [thing, state] of [
      ...[
        ['account', 'hidden'],
        ['post', 'hidden'],
        ['account', 'visible'],
        ['post', 'visible'],
      ],
    ] as [Thing, 'hidden' | 'visible'][])
      await setState(world, thing, state);
    expect(await seenBy(world, carol)).toEqual(before);
  });

  it('is counted rightly when somebody likes, comments and follows while they are being hidden', async () => {
    const { alice, subject, alices } = await makeWorld();
    const posts = [alices, ...(await Promise.all([1, 2, 3, 4].map(() => publish(alice))))];
    const carol = await signUp(app, `carol_${String(++round)}`);
    await Promise.all([
      ...posts.flatMap(({ id }) => [
        app.as(subject).put(`/posts/${id}/like`),
        app.as(subject).post(`/posts/${id}/comments`).send({ body: 'x' }),
      ]),
      app.as(subject).put(`/users/${carol.username}/follow`),
      app.get(AccountsService).setState(subject.username, 'hidden'),
    ]);
    for (const { id } of posts)
      expect((await app.api.get(`/posts/${id}`)).body.counts).toEqual({ likes: 0, comments: 0 });
    expect((await app.api.get(`/users/${carol.username}`)).body.counts).toMatchObject({ followers: 0 });
    await app.get(AccountsService).setState(subject.username, 'visible');
    for (const { id } of posts) {
      const { likes, comments } = (await app.api.get(`/posts/${id}`)).body.counts;
      expect((await walk(app, null, `/posts/${id}/likes`, 10)).length).toBe(likes);
      expect((await walk(app, null, `/posts/${id}/comments`, 10)).length).toBe(comments);
    }
  });

  it('comes in full pages, whatever lies hidden between', async () => {
    const world = await makeWorld();
    const carol = await signUp(app, `carol_${String(++round)}`);
    await app.as(world.alice).put(`/users/${carol.username}/follow`).expect(200);
    for (const author of [carol, world.subject, world.subject, carol, world.subject, carol])
      await publish(author, `#full${String(round)}`);
    await setState(world, 'account', 'hidden');
    for (const path of ['/feed', '/explore', `/hashtags/full${String(round)}/posts`]) {
      const { body } = await app.as(world.alice).get(`${path}?limit=2`).expect(200);
      const page = body as { items: PostDto[]; nextCursor: string };
      expect(page.items.map(({ author }) => author.username)).toEqual([carol.username, carol.username]);
      const next = await app.as(world.alice).get(`${path}?limit=1&cursor=${page.nextCursor}`).expect(200);
      expect((next.body as { items: PostDto[] }).items[0]?.author.username).toBe(carol.username);
    }
  });
});
