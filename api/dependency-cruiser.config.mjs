// Who may import whom, for both halves. A new room is added to this table first.

const ground = ['common', 'config', 'database'];
const core = ['users', 'auth', 'followers', 'posts', 'likes', 'comments', 'feed'];

/** Rooms of api/src and what of ours they may use beside themselves. */
const rooms = {
  common: [],
  config: [],
  database: ['common', 'config'],
  visibility: ['common', 'database'],
  limits: ground,
  idempotency: ground,
  media: [...ground, 'visibility', 'limits', 'idempotency'],
  realtime: [...ground, 'visibility'],
  push: ground,
  users: [...ground, 'visibility', 'limits', 'media'],
  auth: [...ground, 'limits', 'users', 'realtime', 'idempotency'],
  notifications: [...ground, 'visibility', 'users', 'media', 'realtime', 'push'],
  followers: [...ground, 'visibility', 'limits', 'users', 'notifications'],
  hashtags: [...ground, 'limits'],
  posts: [
    ...ground,
    'visibility',
    'limits',
    'users',
    'media',
    'hashtags',
    'idempotency',
    'notifications',
    'realtime',
  ],
  likes: [...ground, 'visibility', 'limits', 'posts', 'users', 'notifications'],
  comments: [...ground, 'visibility', 'limits', 'idempotency', 'posts', 'users', 'hashtags', 'notifications'],
  feed: [...ground, 'visibility', 'posts', 'followers'],
  previews: [...ground, 'users', 'posts', 'media'],
  search: [...ground, 'users', 'hashtags'],
  accounts: [
    ...ground,
    'limits',
    'auth',
    'users',
    'followers',
    'posts',
    'likes',
    'comments',
    'media',
    'realtime',
  ],
  health: ground,
  demo: ['common', 'config', ...core, 'media', 'notifications', 'accounts'],
};

/** The server and the commands around the features: they may use them all, and none of them knows them. */
const around = ['http', 'commands'];

const anyOf = (names) => `(${names.join('|')})`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `api-${room}-may-use`,
  severity: 'error',
  comment: `${room} may use: ${allowed.join(', ') || 'nothing of ours'}`,
  from: { path: `^api/src/${room}/`, pathNot: '[.]spec[.]ts$' },
  to: { path: '^api/src/', pathNot: `^api/src/${anyOf([room, ...allowed])}/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'api-room-is-in-the-table',
      severity: 'error',
      comment: 'Every folder of api/src has its line in the table of this file.',
      from: { path: '^api/src/[^/]+/', pathNot: `^api/src/${anyOf([...Object.keys(rooms), ...around])}/` },
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
