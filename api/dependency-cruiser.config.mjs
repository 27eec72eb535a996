// Who may import whom, for both halves. A new room is added to this table first.

const ground = ['common', 'config', 'database'];
const core = ['users', 'auth', 'followers', 'posts', 'likes', 'comments', 'feed'];

/**
 * Rooms of api/src, from the ground floor up: what of ours they may use beside themselves, which lies below them, and the entities
 * whose tables they may touch, in code and in SQL. Everybody else asks the room for a service or a named piece of a query.
 */
export const rooms = {
  common: { uses: [] },
  config: { uses: [] },
  database: { uses: ['common', 'config'] },
  // reads whatever somebody may or may not see
  visibility: {
    uses: ['common', 'database'],
    entities: ['user', 'follow', 'post', 'like', 'comment', 'notification', 'media'],
  },
  limits: { uses: ground },
  idempotency: { uses: ground, entities: ['idempotency-key'] },
  realtime: { uses: ground },
  push: { uses: ground, entities: ['push-subscription'] },
  // knows nothing of what letters say: rooms above say how they are written
  mail: { uses: ground, entities: ['outgoing-letter'] },
  // the account's row holds the bytes that it stores: whoever adds a photo locks it
  media: { uses: [...ground, 'visibility', 'limits', 'idempotency'], entities: ['media', 'user'] },
  users: { uses: [...ground, 'visibility', 'limits', 'media'], entities: ['user', 'user-word'] },
  factors: { uses: [...ground], entities: ['passkey', 'authenticator', 'recovery-code', 'auth-challenge'] },
  auth: {
    uses: [...ground, 'limits', 'realtime', 'mail', 'users', 'factors'],
    entities: ['session', 'refresh-token', 'known-device'],
  },
  identity: { uses: [...ground, 'limits', 'mail', 'users', 'factors', 'auth'], entities: ['letter-token'] },
  instance: { uses: ['common', 'config'] },
  sockets: { uses: [...ground, 'visibility', 'realtime', 'auth'] },
  // the account's row holds the read marker: nobody is told of something below it
  notifications: {
    uses: [...ground, 'visibility', 'users', 'media', 'realtime', 'push'],
    entities: ['notification', 'notification-mute', 'user'],
  },
  texts: { uses: [...ground, 'visibility', 'limits', 'users', 'notifications'] },
  followers: { uses: [...ground, 'visibility', 'limits', 'users', 'notifications'], entities: ['follow'] },
  hashtags: { uses: [...ground, 'limits', 'texts'], entities: ['hashtag', 'post-hashtag', 'hashtag-follow'] },
  posts: {
    uses: [
      ...ground,
      'visibility',
      'limits',
      'idempotency',
      'realtime',
      'media',
      'users',
      'notifications',
      'texts',
      'hashtags',
    ],
    entities: ['post'],
  },
  likes: { uses: [...ground, 'visibility', 'limits', 'users', 'notifications', 'posts'], entities: ['like'] },
  comments: {
    uses: [
      ...ground,
      'visibility',
      'limits',
      'idempotency',
      'media',
      'users',
      'notifications',
      'texts',
      'posts',
    ],
    entities: ['comment'],
  },
  // one merge over the indices of three tables
  feed: {
    uses: [...ground, 'visibility', 'followers', 'posts'],
    entities: ['post', 'post-hashtag', 'hashtag-follow'],
  },
  previews: { uses: [...ground, 'media', 'users', 'posts'] },
  search: { uses: [...ground, 'users', 'hashtags'] },
  accounts: {
    uses: [
      ...ground,
      'limits',
      'idempotency',
      'realtime',
      'media',
      'users',
      'auth',
      'identity',
      'followers',
      'posts',
      'likes',
      'comments',
    ],
  },
  health: { uses: ground },
  demo: { uses: ['common', 'config', ...core, 'media', 'notifications', 'accounts'] },
};

const floors = Object.keys(rooms);
for (const [floor, { uses }] of Object.values(rooms).entries()) {
  const above = uses.find((room) => !floors.slice(0, floor).includes(room));
  if (above) throw new Error(`${floors[floor]} may not use ${above}, which does not lie below it`);
}

/** The server and the commands around the features: they may use them all, and none of them knows them. */
const around = ['http', 'commands'];

const anyOf = (names) => `(${names.join('|')})`;

const roomRules = Object.entries(rooms).flatMap(([room, { uses, entities = [] }]) => [
  {
    name: `api-${room}-may-use`,
    severity: 'error',
    comment: `${room} may use: ${uses.join(', ') || 'nothing of ours'}`,
    from: { path: `^api/src/${room}/`, pathNot: '[.]spec[.]ts$' },
    to: { path: '^api/src/', pathNot: `^api/src/${anyOf([room, ...uses])}/` },
  },
  {
    name: `api-${room}-may-touch`,
    severity: room === 'database' ? 'ignore' : 'error',
    comment: `${room} may touch: ${entities.join(', ') || 'no entity'}`,
    from: { path: `^api/src/${room}/` },
    to: {
      path: '^api/src/database/entities/.*[.]entity[.]ts$',
      pathNot: `^api/src/database/entities/${anyOf(entities)}[.]entity[.]ts$`,
    },
  },
]);

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'api-room-is-in-the-table',
      severity: 'error',
      comment: 'Every folder of api/src has its line in the table of this file.',
      from: { path: '^api/src/[^/]+/', pathNot: `^api/src/${anyOf([...floors, ...around])}/` },
      to: {},
    },
    {
      name: 'api-repository-is-private',
      severity: 'error',
      comment: 'Other features ask the service.',
      from: { path: '^api/src/([^/]+)/' },
      to: { path: '[.]repository[.]ts$', pathNot: '^api/src/$1/' },
    },
    {
      name: 'api-controller-delegates',
      severity: 'error',
      comment: 'Controllers touch neither repositories nor entities.',
      from: { path: '[.]controller[.]ts$' },
      to: { path: '[.]repository[.]ts$|^api/src/database/entities/' },
    },
    {
      name: 'client-features-are-apart',
      severity: 'error',
      comment: 'What two features share belongs in core or ui.',
      from: { path: '^client/src/app/features/([^/]+)/' },
      to: { path: '^client/src/app/features/', pathNot: '^client/src/app/features/$1/' },
    },
    {
      name: 'client-ui-is-stateless',
      severity: 'error',
      comment: 'ui knows api models and itself.',
      from: { path: '^client/src/app/ui/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^client/src/app/', pathNot: '^client/src/app/(ui/|api/models)' },
    },
    {
      name: 'client-core-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/app/(core|api)/' },
      to: { path: '^client/src/app/(features|shell)/|^client/src/app/[^/]+[.]ts$' },
    },
    {
      name: 'halves-meet-at-openapi-json',
      severity: 'error',
      from: { path: '^(api|client)/' },
      to: { path: '^(api|client)/', pathNot: '^$1/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
