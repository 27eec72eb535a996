import { landscape, portrait, square, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** Ridges and lakes around Bergen; the shore at Busua. */
export const postsByMiraAndKofi: readonly PostDraft[] = [
  {
    author: 'mira.sol',
    hoursAgo: 2.6,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'dawn', seed: 11, ...portrait },
        alt: 'A pale sun above seven mountain ridges, each fainter than the one in front, with mist in the valleys and dark spruces below.',
      },
    ],
    caption:
      'I counted seven ridges before the thermos was open. Worth the 4:30 alarm. #firstlight #mountains',
    likes: 4,
    remarks: [
      ['isla.mcrae', 0.08, 'Seven! And not a breath of wind by the look of it.'],
      ['mira.sol', 0.14, 'Not one. I could hear a train two valleys away.'],
      ['aleksi_k', 0.25, 'The mist between the third and the fourth is the best part.'],
    ],
  },
  {
    author: 'mira.sol',
    hoursAgo: 104,
    photos: [
      {
        picture: { kind: 'lake', palette: 'evening', seed: 13, ...square },
        alt: 'A low sun over a still lake at dusk, mirrored between wooded hills, in orange and violet; reeds in the corner.',
      },
    ],
    caption: 'Two suns for the price of one. Rowed home with the oars barely wet. #lake #stillness',
    likes: 11,
    remarks: [
      ['tomas.ruiz', 1.5, 'Our lakes never hold still this long. Jealous.'],
      ['kofi.mensah', 2.1, 'For a surfer this is a horror film. Beautiful one though.'],
      ['mira.sol', 2.4, 'Ha! Bring a very small board.'],
      ['june.baker', 9, 'Are those cattails in the corner? They look like mine back home.'],
      ['mira.sol', 10, 'Common reed, mostly. I went back and checked for you @june.baker'],
    ],
  },
  {
    author: 'mira.sol',
    hoursAgo: 118,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'blue', seed: 15, ...landscape },
        alt: 'Blue hills fading one behind the other under a bright, hazy sky; a line of spruces along the lower edge.',
      },
    ],
    caption: 'Every blue in the box. #mountains #layers',
    likes: 5,
    remarks: [
      ['priya.nair', 4, 'I would need one tube of ultramarine and a lot of water. May I paint this?'],
      ['mira.sol', 5.5, 'Please do, and show us!'],
    ],
  },
  {
    author: 'mira.sol',
    hoursAgo: 262,
    photos: [
      {
        picture: { kind: 'lake', palette: 'morning', seed: 12, ...landscape },
        alt: 'Early morning at a lake: a white sun and its reflection, a strip of mist along the wooded shore, reeds on the left.',
      },
    ],
    caption:
      'Somebody was already out there fishing. We nodded, which here counts as a long talk. #lake #morningmist',
    likes: 6,
    remarks: [
      ['aleksi_k', 2, 'A nod? You are getting chatty in Bergen.'],
      ['amara.obi', 3.2, 'I can hear how quiet this is.'],
    ],
  },
  {
    author: 'mira.sol',
    hoursAgo: 431,
    photos: [
      {
        picture: { kind: 'lake', palette: 'moonrise', seed: 14, ...portrait },
        alt: 'A full moon over a dark blue lake and its reflection in the water, with mist on the far shore and reeds in front.',
      },
      {
        picture: { kind: 'lake', palette: 'harvest', seed: 18, ...portrait },
        alt: 'A yellow moon between purple clouds above a mountain, all of it mirrored in a lake.',
      },
    ],
    caption: 'The same bay on two evenings. Cold moon first, warm moon second. Which one? #moonrise #lake',
    likes: 9,
    remarks: [
      [
        'nour.haddad',
        1,
        'The second: lower moon, longer path through the air, so more red. Physics approves.',
      ],
      ['isla.mcrae', 1.8, 'First. I like my moons cold.'],
      ['kofi.mensah', 6, 'Second, no question.'],
      ['mira.sol', 7, 'Two to one for warm, then. I secretly agree with @isla.mcrae though.'],
    ],
  },
  {
    author: 'mira.sol',
    hoursAgo: 610,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'rose', seed: 16, ...square },
        alt: 'Lilac mountain ridges in pink evening haze under a soft white sun.',
      },
      {
        picture: { kind: 'clouds', palette: 'golden', seed: 17, ...landscape },
        alt: 'Clouds lit gold from behind, seen against a blue-grey sky.',
      },
    ],
    caption:
      'Moving my pictures here from a shoebox and three hard disks. Hello, everybody! #hello #mountains',
    likes: 8,
    remarks: [
      ['isla.mcrae', 0.7, 'Welcome in! The kettle is on.'],
      ['june.baker', 5, 'What a gentle pink. Good to have you here.'],
    ],
  },
  {
    author: 'kofi.mensah',
    hoursAgo: 3.1,
    photos: [
      {
        picture: { kind: 'beach', palette: 'turquoise', seed: 21, ...portrait },
        alt: 'A beach from straight above: turquoise water on the left, four white lines of surf, and bare sand on the right.',
      },
    ],
    caption:
      'The kite saw it first: four clean lines and nobody out. School starts late today. #fromabove #surf',
    likes: 10,
    remarks: [
      ['amara.obi', 0.3, 'I am on a bus in the rain looking at this. Thank you, I think.'],
      ['kofi.mensah', 0.6, 'Come visit! I have a spare board and a spare auntie who will feed you.'],
      ['mira.sol', 1.1, 'How do you keep the camera level under a kite?'],
      ['kofi.mensah', 1.4, 'Two strings, a stick and prayer @mira.sol'],
    ],
  },
  {
    author: 'kofi.mensah',
    hoursAgo: 61,
    photos: [
      {
        picture: { kind: 'sea', palette: 'sunset', seed: 22, ...wide },
        alt: 'The sun just above the horizon of a calm sea, its light running towards us in a broad golden path.',
      },
    ],
    caption: 'Six o’clock, no waves, so we all just sat on our boards and watched. #sunset #sea',
    likes: 6,
    remarks: [
      ['isla.mcrae', 1, 'That is the colour our sea keeps promising and never delivers.'],
      ['nour.haddad', 3, 'Did anybody see a green flash?'],
      ['kofi.mensah', 3.5, 'Three of us say yes, two of us needed glasses.'],
    ],
  },
  {
    author: 'kofi.mensah',
    hoursAgo: 190,
    photos: [
      {
        picture: { kind: 'sea', palette: 'ember', seed: 25, ...portrait },
        alt: 'A glowing sun above a dark red sea, the sky turning from orange to deep violet.',
      },
    ],
    caption: 'No filter, only Harmattan dust. #sunset #harmattan',
    likes: 9,
    remarks: [
      ['amara.obi', 0.5, 'I can smell this picture. Home.'],
      ['tomas.ruiz', 4, 'Dust does the best sunsets. Ours is volcanic.'],
    ],
  },
  {
    author: 'kofi.mensah',
    hoursAgo: 345,
    photos: [
      {
        picture: { kind: 'beach', palette: 'atlantic', seed: 24, ...square },
        alt: 'Looking straight down on green waves breaking along a diagonal line of wet sand.',
      },
    ],
    caption: 'Same beach, tide going out. The dark stripe is where the crabs hold their meetings. #fromabove',
    likes: 4,
    remarks: [['june.baker', 6, 'Please publish the minutes of those meetings.']],
  },
  {
    author: 'kofi.mensah',
    hoursAgo: 520,
    photos: [
      {
        picture: { kind: 'sea', palette: 'pastel', seed: 23, ...square },
        alt: 'A pale morning sea in pink and grey with a bright patch of sun on the water.',
      },
      {
        picture: { kind: 'clouds', palette: 'day', seed: 26, ...landscape },
        alt: 'A large white cloud bank in a clear blue sky.',
      },
    ],
    caption: 'Before the lesson and after it. #sea #sky',
    likes: 3,
    remarks: [
      ['mira.sol', 2, 'The first one is so soft that I want to fold it.'],
      ['kofi.mensah', 3, 'Iron on low.'],
    ],
  },
];
