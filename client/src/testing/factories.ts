import {
  CommentDto,
  CurrentUserDto,
  MediaDto,
  NotificationDto,
  PasskeyDto,
  PersonDto,
  PostDto,
  ProfileDto,
  PushDeviceDto,
  SessionDto,
  SessionInfoDto,
} from '../app/api';

/** A day in the life of the tests. */
const NOW = '2026-06-01T12:00:00.000Z';

export function aMedia(overrides: Partial<MediaDto> = {}): MediaDto {
  return {
    id: 'm1',
    url: '/photos/m1/1080.webp',
    width: 1080,
    height: 1350,
    alt: 'A lake at dawn',
    blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
    dominantColor: '#27556b',
    variants: [
      { url: '/photos/m1/320.avif', width: 320, height: 400, type: 'image/avif' },
      { url: '/photos/m1/1080.avif', width: 1080, height: 1350, type: 'image/avif' },
      { url: '/photos/m1/320.webp', width: 320, height: 400, type: 'image/webp' },
      { url: '/photos/m1/1080.webp', width: 1080, height: 1350, type: 'image/webp' },
      { url: '/photos/m1/1080.jpg', width: 1080, height: 1350, type: 'image/jpeg' },
    ],
    ...overrides,
  };
}

export function aPost(overrides: Partial<PostDto> = {}): PostDto {
  return {
    id: 'p1',
    author: { id: 'u2', username: 'bob', name: 'Bob', avatar: null },
    media: [aMedia()],
    caption: 'Up early',
    entities: [],
    createdAt: NOW,
    editedAt: null,
    counts: { likes: 3, comments: 1 },
    viewer: { liked: false, author: false },
    ...overrides,
  };
}

export function aComment(overrides: Partial<CommentDto> = {}): CommentDto {
  return {
    id: 'c1',
    postId: 'p1',
    author: { id: 'u1', username: 'alice', name: 'Alice', avatar: null },
    body: 'Lovely',
    entities: [],
    replyTo: null,
    createdAt: NOW,
    viewer: { author: true, canDelete: true },
    ...overrides,
  };
}

export function aNotification(overrides: Partial<NotificationDto> = {}): NotificationDto {
  return {
    id: 'n1',
    kind: 'like',
    actor: aPerson(),
    post: { id: 'p1', thumbnail: aMedia() },
    comment: null,
    createdAt: NOW,
    unread: true,
    ...overrides,
  };
}

export function aPasskey(overrides: Partial<PasskeyDto> = {}): PasskeyDto {
  return { id: 'k1', name: 'Chrome on Linux', createdAt: NOW, lastUsedAt: null, ...overrides };
}

export function aPerson(overrides: Partial<PersonDto> = {}): PersonDto {
  return {
    id: 'u2',
    username: 'bob',
    name: 'Bob',
    avatar: null,
    viewer: { self: false, following: false, followedBy: false },
    ...overrides,
  };
}

export function aProfile(overrides: Partial<ProfileDto> = {}): ProfileDto {
  return {
    ...aPerson(),
    bio: '',
    createdAt: NOW,
    counts: { posts: 4, followers: 7, following: 2 },
    ...overrides,
  };
}

export function aPushDevice(overrides: Partial<PushDeviceDto> = {}): PushDeviceDto {
  return {
    id: 'd1',
    label: 'Firefox on Android',
    createdAt: NOW,
    lastSuccessAt: null,
    current: false,
    ...overrides,
  };
}

export function aSessionInfo(overrides: Partial<SessionInfoDto> = {}): SessionInfoDto {
  return {
    id: 's1',
    current: false,
    device: 'Firefox on Android',
    addressRange: '192.0.2.0/24',
    createdAt: NOW,
    lastUsedAt: NOW,
    ...overrides,
  };
}

export function aUser(overrides: Partial<CurrentUserDto> = {}): CurrentUserDto {
  return {
    id: 'u1',
    username: 'alice',
    email: 'alice@example.org',
    emailVerified: true,
    newEmail: null,
    waitingFor: null,
    name: 'Alice',
    bio: '',
    avatar: null,
    createdAt: NOW,
    counts: { posts: 1, followers: 2, following: 3 },
    ...overrides,
  };
}

export function aSession(overrides: Partial<SessionDto> = {}): SessionDto {
  return { accessToken: 'token-1', tokenType: 'Bearer', expiresIn: 900, user: aUser(), ...overrides };
}
