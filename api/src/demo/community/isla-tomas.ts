import { landscape, portrait, square, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** The sea off Ullapool; the mountains around El Chaltén. */
export const postsByIslaAndTomas: readonly PostDraft[] = [
  {
    author: 'isla.mcrae',
    hoursAgo: 2.2,
    photos: [
      {
        picture: { kind: 'sea', palette: 'pastel', seed: 72, ...portrait },
        alt: 'A calm sea in pale pink and lilac, with a narrow white path of sunlight running towards us.',
      },
    ],
    caption: 'Sea state: smooth. Visibility: forever. Staff: distracted. #sea #weatherreport',
    likes: 7,
    remarks: [
      ['mira.sol', 0.3, 'Staff excused.'],
      ['june.baker', 0.9, 'I read your reports the way others read poems.'],
      ['isla.mcrae', 1.2, 'The coastguard has a different word for them.'],
    ],
  },
  {
    author: 'isla.mcrae',
    hoursAgo: 44,
    photos: [
      {
        picture: { kind: 'beach', palette: 'black', seed: 75, ...square },
        alt: 'Waves from above, teal and white, running up a black beach.',
      },
    ],
    caption:
      'On leave in Iceland. Trying the view from above, after @kofi.mensah made it look easy. #blacksand',
    likes: 9,
    remarks: [
      ['kofi.mensah', 0.5, 'Black sand! I did not know they made it in that colour.'],
      ['isla.mcrae', 1, 'It comes with free sideways hail.'],
      ['priya.nair', 3, 'Only four colours in it and I would change none.'],
    ],
  },
  {
    author: 'isla.mcrae',
    hoursAgo: 178,
    photos: [
      {
        picture: { kind: 'sea', palette: 'silver', seed: 71, ...landscape },
        alt: 'A silver sea under a bright grey sky, the water shining white below a hidden sun.',
      },
    ],
    caption: 'Fifty shades of pewter. #sea #silver',
    likes: 4,
    remarks: [['aleksi_k', 2, 'I like it when the world forgets about colour for a day.']],
  },
  {
    author: 'isla.mcrae',
    hoursAgo: 300,
    photos: [
      {
        picture: { kind: 'clouds', palette: 'storm', seed: 73, ...wide },
        alt: 'Ragged dark clouds with yellow light breaking through between them.',
      },
    ],
    caption: 'The ten minutes before everybody ran to the boats. #storm #clouds',
    likes: 5,
    remarks: [
      ['tomas.ruiz', 1, 'I know that sky. We call it “turn around”.'],
      ['isla.mcrae', 1.6, 'We call it Tuesday.'],
    ],
  },
  {
    author: 'isla.mcrae',
    hoursAgo: 470,
    photos: [
      {
        picture: { kind: 'sea', palette: 'ember', seed: 74, ...square },
        alt: 'A yellow sun over a sea in reds and purples, its light broken on the waves.',
      },
      {
        picture: { kind: 'night', palette: 'teal', seed: 76, ...landscape },
        alt: 'Hours later: the Milky Way over a low, dark treeline, with a green tinge in the sky.',
      },
    ],
    caption: 'Stayed for the sunset, then could not leave. #sunset #nightsky',
    likes: 10,
    remarks: [
      ['nour.haddad', 3, 'That green is airglow. You have proper dark up there!'],
      ['isla.mcrae', 4, 'It has a name? I thought my camera was poorly.'],
      ['kofi.mensah', 9, 'The red on the water in the first one.'],
    ],
  },
  {
    author: 'tomas.ruiz',
    hoursAgo: 14,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'dusk', seed: 81, ...portrait },
        alt: 'The sun over ridge after ridge in pink and plum, mist glowing in the valleys.',
      },
    ],
    caption: 'Last group down, first quiet of the day. #mountains #dusk',
    likes: 9,
    remarks: [
      ['mira.sol', 0.6, 'Oh, this is the one. Print it large.'],
      ['nour.haddad', 2, 'The haze is doing all the work, as usual.'],
      ['tomas.ruiz', 3, 'I will tell the haze. Gracias!'],
    ],
  },
  {
    author: 'tomas.ruiz',
    hoursAgo: 101,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'blue', seed: 82, ...square },
        alt: 'A small white sun in a blue sky above hazy blue mountains and a dark wood.',
      },
    ],
    caption: 'Almost no wind at the pass. The clients think that it is always like this. #mountains',
    likes: 6,
    remarks: [
      ['isla.mcrae', 1, 'Never correct them.'],
      ['aleksi_k', 4, 'I can count six layers.'],
    ],
  },
  {
    author: 'tomas.ruiz',
    hoursAgo: 228,
    photos: [
      {
        picture: { kind: 'clouds', palette: 'storm', seed: 83, ...landscape },
        alt: 'Storm clouds, dark grey at the edge of the picture and pale yellow where the sun comes through.',
      },
    ],
    caption: 'We turned round here. Soup is also a summit. #storm',
    likes: 3,
    remarks: [
      ['mira.sol', 1.4, '“Soup is also a summit” is going on my wall.'],
      ['june.baker', 6, 'Wise man.'],
    ],
  },
  {
    author: 'tomas.ruiz',
    hoursAgo: 377,
    photos: [
      {
        picture: { kind: 'lake', palette: 'moonrise', seed: 85, ...square },
        alt: 'A full moon above a still lake and low hills, mirrored in the water; reeds on the right.',
      },
      {
        picture: { kind: 'night', palette: 'indigo', seed: 86, ...landscape },
        alt: 'The Milky Way standing over a dark wood, bright near the horizon.',
      },
    ],
    caption: 'First the moon, and when it had gone, everything else. Camp at the lake. #moonrise #milkyway',
    likes: 7,
    remarks: [
      ['nour.haddad', 1, 'Waiting for moonset is the mark of a serious person.'],
      ['tomas.ruiz', 2, 'Or of a person who drank too much mate.'],
    ],
  },
  {
    author: 'tomas.ruiz',
    hoursAgo: 632,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'rose', seed: 84, ...wide },
        alt: 'Soft mauve ridges under a pink sky with a faint sun, and a line of dark conifers.',
      },
    ],
    caption: 'Day one of the season. The legs remember, the lungs complain. #mountains',
    likes: 4,
    remarks: [['isla.mcrae', 5, 'Good season to you!']],
  },
];
