import type { AvatarSpec } from '../pictures/avatar.js';

/** Somebody in the demo. */
export interface DemoPerson {
  name: string;
  bio: string;
  avatar: AvatarSpec;
}

/** The people of the demo by username; the first one is the main log-in. */
export const people = {
  'mira.sol': {
    name: 'Mira Solheim',
    bio: 'Up before the ferries. Lakes, ridges and too much coffee, from Bergen.',
    avatar: { animal: 'fox', sky: ['#2f5d62', '#a7c4a0'] },
  },
  'kofi.mensah': {
    name: 'Kofi Mensah',
    bio: 'Surf teacher in Busua, Ghana. I fly a small kite with a camera on it.',
    avatar: { animal: 'wave', sky: ['#f7a06a', '#ffe2b0'] },
  },
  yuki_tan: {
    name: 'Yuki Tanaka',
    bio: 'Sapporo. Letterpress printer on weekdays, snowshoes at the weekend. 雪が好き',
    avatar: { animal: 'hare', sky: ['#7fa0d8', '#dfe9f5'] },
  },
  'amara.obi': {
    name: 'Amara Obi',
    bio: 'Night buses, wet windows. Lagos-born, Manchester-rained-on.',
    avatar: { animal: 'cat', sky: ['#6f86a8', '#c9c3d6'] },
  },
  'theo.vidal': {
    name: 'Théo Vidal',
    bio: 'Forty hives near Valensole. The bees do the work, I carry the boxes.',
    avatar: { animal: 'sunflower', sky: ['#5fa3d8', '#d8ecf4'] },
  },
  'nour.haddad': {
    name: 'Nour Haddad',
    bio: 'Teaches physics in Amman. Drives a long way for a dark sky.',
    avatar: { animal: 'owl', sky: ['#1f2a52', '#6f6aa8'] },
  },
  'isla.mcrae': {
    name: 'Isla McRae',
    bio: 'Harbour office, Ullapool. Weather reports with pictures.',
    avatar: { animal: 'lighthouse', sky: ['#20335f', '#e88f7a'] },
  },
  'tomas.ruiz': {
    name: 'Tomás Ruiz',
    bio: 'Mountain guide, El Chaltén. The wind is included in the price.',
    avatar: { animal: 'peaks', sky: ['#f58f6a', '#ffd59a'] },
  },
  'lin.wei': {
    name: 'Lin Wei',
    bio: 'Third generation of tea, first with a camera. Hills west of Hangzhou.',
    avatar: { animal: 'penguin', sky: ['#88c5de', '#eef6f6'] },
  },
  'priya.nair': {
    name: 'Priya Nair',
    bio: 'Paints what is left on the table. Studio with a north window in Kochi.',
    avatar: { animal: 'whale', sky: ['#f7a98a', '#fbd9b0'] },
  },
  aleksi_k: {
    name: 'Aleksi Korhonen',
    bio: 'Bus driver on route 4, Rovaniemi. Off duty I look up.',
    avatar: { animal: 'bear', sky: ['#0f3a4f', '#7fd0b0'] },
  },
  'june.baker': {
    name: 'June Baker',
    bio: 'Retired botanist, Vermont. Slow walks, small things, a patient dog.',
    avatar: { animal: 'robin', sky: ['#f0b98a', '#fbe3c0'] },
  },
} satisfies Record<string, DemoPerson>;

export type Username = keyof typeof people;

/** Whom everybody follows. */
export const followees: Record<Username, readonly Username[]> = {
  'mira.sol': [
    'isla.mcrae',
    'amara.obi',
    'aleksi_k',
    'tomas.ruiz',
    'priya.nair',
    'theo.vidal',
    'kofi.mensah',
    'june.baker',
  ],
  'kofi.mensah': ['mira.sol', 'amara.obi', 'isla.mcrae', 'nour.haddad'],
  yuki_tan: ['mira.sol', 'aleksi_k', 'lin.wei', 'priya.nair', 'june.baker'],
  'amara.obi': ['kofi.mensah', 'mira.sol', 'yuki_tan', 'priya.nair', 'nour.haddad', 'isla.mcrae', 'aleksi_k'],
  'theo.vidal': ['june.baker', 'lin.wei', 'mira.sol'],
  'nour.haddad': ['aleksi_k', 'tomas.ruiz', 'amara.obi', 'mira.sol', 'priya.nair'],
  'isla.mcrae': ['mira.sol', 'kofi.mensah', 'aleksi_k', 'june.baker', 'amara.obi', 'tomas.ruiz'],
  'tomas.ruiz': ['mira.sol', 'nour.haddad'],
  'lin.wei': ['yuki_tan', 'theo.vidal', 'june.baker', 'priya.nair', 'mira.sol'],
  'priya.nair': ['lin.wei', 'amara.obi', 'mira.sol', 'theo.vidal'],
  aleksi_k: ['mira.sol', 'isla.mcrae', 'nour.haddad', 'yuki_tan', 'tomas.ruiz', 'june.baker', 'kofi.mensah'],
  'june.baker': ['theo.vidal', 'lin.wei', 'isla.mcrae', 'mira.sol'],
};

/** Those of them who found each other in the last days, and how many hours ago. */
export const recentFollows: readonly (readonly [follower: Username, followee: Username, hoursAgo: number])[] =
  [
    ['lin.wei', 'mira.sol', 88],
    ['nour.haddad', 'mira.sol', 38],
    ['tomas.ruiz', 'nour.haddad', 33],
    ['yuki_tan', 'mira.sol', 18],
  ];
