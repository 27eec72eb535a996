import { landscape, portrait, square, tall, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** Fields around Valensole; dunes and dark skies reached from Amman. */
export const postsByTheoAndNour: readonly PostDraft[] = [
  {
    author: 'theo.vidal',
    hoursAgo: 5.2,
    photos: [
      {
        picture: { kind: 'fields', palette: 'wheat', seed: 52, ...landscape },
        alt: 'Golden rows of a field running to the horizon under a light blue sky, with a single tree at their end.',
      },
    ],
    caption:
      'The neighbour’s field, my favourite tree. He says it is in the way, I say it is the point. #fields',
    likes: 6,
    remarks: [
      ['june.baker', 0.8, 'The tree is the point. Tell him a botanist said so.'],
      ['theo.vidal', 1.5, 'I will put it in writing and nail it to the tree. No: beside the tree.'],
      ['mira.sol', 3, 'All those lines pointing at it!'],
    ],
  },
  {
    author: 'theo.vidal',
    hoursAgo: 96,
    photos: [
      {
        picture: { kind: 'dew', palette: 'sunrise', seed: 56, ...tall },
        alt: 'Blades of grass with drops of dew, close up, in front of warm golden blur.',
      },
    ],
    caption: 'Too cold for the bees, just right for the dew. #macro #dew',
    likes: 7,
    remarks: [
      ['june.baker', 1, 'Look how each drop sits just above the blade without wetting it.'],
      ['lin.wei', 2, 'The same light we pick in.'],
    ],
  },
  {
    author: 'theo.vidal',
    hoursAgo: 241,
    photos: [
      {
        picture: { kind: 'fields', palette: 'lavender', seed: 51, ...portrait },
        alt: 'Lavender rows under a pink evening sky, a round tree on the right of the horizon.',
      },
      {
        picture: { kind: 'fields', palette: 'lavender', seed: 55, ...landscape },
        alt: 'The lavender in wide view, rows fanning out from the horizon, a small tree left of the middle.',
      },
    ],
    caption: 'From the warm months, because I opened the first jar of that honey today. #lavender #provence',
    likes: 11,
    remarks: [
      ['priya.nair', 0.6, 'Does the honey taste purple?'],
      ['theo.vidal', 1, 'It tastes like the second picture smells.'],
      ['isla.mcrae', 4, 'I did not know that there was this much purple in the world.'],
      ['mira.sol', 7, 'Saving this for a grey day. So, tomorrow.'],
    ],
  },
  {
    author: 'theo.vidal',
    hoursAgo: 410,
    photos: [
      {
        picture: { kind: 'clouds', palette: 'golden', seed: 53, ...square },
        alt: 'Loose clouds, peach-coloured on their lit sides, in a sky that turns from blue to yellow.',
      },
    ],
    caption: 'Lay down between the hives for five minutes. It was forty. #clouds',
    likes: 4,
    remarks: [
      ['tomas.ruiz', 3, 'The big one looks like a sleeping dog.'],
      ['theo.vidal', 4, 'It snored, too. No, that was me.'],
    ],
  },
  {
    author: 'theo.vidal',
    hoursAgo: 585,
    photos: [
      {
        picture: { kind: 'fields', palette: 'tulips', seed: 54, ...wide },
        alt: 'Rows of pink flowers reaching to the horizon, a small tree on the left, hazy hills behind.',
      },
    ],
    caption: 'A detour through the flower growers’ fields. The bees insisted. #fields #spring',
    likes: 3,
    remarks: [['june.baker', 2, 'What a pink. I hope they brought some home.']],
  },
  {
    author: 'nour.haddad',
    hoursAgo: 11,
    photos: [
      {
        picture: { kind: 'dunes', palette: 'rose', seed: 62, ...landscape },
        alt: 'Rose-coloured dunes with long dark shadows under a violet evening sky.',
      },
    ],
    caption: 'Wadi Rum, the hour when sand forgets that it is brown. #desert #dunes',
    likes: 8,
    remarks: [
      ['kofi.mensah', 1, 'Frozen waves. I would paddle out.'],
      ['nour.haddad', 2, 'They break very slowly @kofi.mensah about ten metres a year.'],
      ['tomas.ruiz', 5, 'Those shadows have edges like paper.'],
    ],
  },
  {
    author: 'nour.haddad',
    hoursAgo: 70,
    photos: [
      {
        picture: { kind: 'night', palette: 'indigo', seed: 63, ...portrait },
        alt: 'The Milky Way rising steeply above a dark line of conifers, with a warm glow low on the horizon.',
      },
    ],
    caption:
      'A long drive north into the mountains and no phone signal: perfect. The dark lanes are dust. #milkyway',
    likes: 10,
    remarks: [
      ['aleksi_k', 0.4, 'We have too much aurora to see this properly. I know how that sounds.'],
      ['nour.haddad', 0.8, 'It sounds terrible. Please suffer in public, with pictures.'],
      ['amara.obi', 3, 'I once saw eleven stars from my balcony. Eleven!'],
      ['mira.sol', 5, 'How long was the exposure?'],
      ['nour.haddad', 6, 'Twenty seconds, then two hours of just lying there.'],
    ],
  },
  {
    author: 'nour.haddad',
    hoursAgo: 205,
    photos: [
      {
        picture: { kind: 'dunes', palette: 'gold', seed: 61, ...portrait },
        alt: 'Golden dunes in soft light, with a crest catching the sun below a clear blue sky.',
      },
      {
        picture: { kind: 'dunes', palette: 'gold', seed: 66, ...wide },
        alt: 'Ripples of wind in the sand and the straight-edged shadows of three dunes.',
      },
    ],
    caption: 'Homework for my class: from which side does the wind blow? #desert #physics',
    likes: 5,
    remarks: [
      ['june.baker', 1, 'The steep side is the lee side. Do I get a star?'],
      ['nour.haddad', 2, 'Two stars. You may skip the test.'],
    ],
  },
  {
    author: 'nour.haddad',
    hoursAgo: 366,
    photos: [
      {
        picture: { kind: 'dunes', palette: 'moonlit', seed: 64, ...square },
        alt: 'Dunes in bright moonlight, blue and silver, under a sky with stars.',
      },
    ],
    caption: 'No torch needed. The moon alone was enough to read a map by. #moonlight #desert',
    likes: 6,
    remarks: [
      ['mira.sol', 2, 'I took this for snow at first.'],
      ['yuki_tan', 3, 'So did I, and I should know.'],
    ],
  },
  {
    author: 'nour.haddad',
    hoursAgo: 540,
    photos: [
      {
        picture: { kind: 'night', palette: 'violet', seed: 65, ...tall },
        alt: 'A violet night sky with the Milky Way above the tips of dark trees.',
      },
    ],
    caption: 'Ajloun forest. The purple is the last of the dusk, the rest is the galaxy. #milkyway #nightsky',
    likes: 5,
    remarks: [['tomas.ruiz', 7, 'Greetings from the other hemisphere: ours is upside down.']],
  },
];
