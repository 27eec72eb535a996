import { landscape, portrait, square, tall, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** Tea hills west of Hangzhou; a table in Kochi. */
export const postsByLinAndPriya: readonly PostDraft[] = [
  {
    author: 'lin.wei',
    hoursAgo: 20,
    photos: [
      {
        picture: { kind: 'fields', palette: 'tea', seed: 91, ...portrait },
        alt: 'Green rows of tea running up to a pale horizon, with a small tree on the right and mist behind.',
      },
    ],
    caption: 'Grandfather planted the tree so that the pickers would have one place to meet. #tea #fields',
    likes: 8,
    remarks: [
      ['june.baker', 1, 'A whole landscape with a meeting point. Lovely.'],
      ['theo.vidal', 3, 'So every field needs its tree. I rest my case!'],
      ['lin.wei', 4, 'Show this one to your neighbour @theo.vidal'],
    ],
  },
  {
    author: 'lin.wei',
    hoursAgo: 88,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'jade', seed: 92, ...landscape },
        alt: 'Grey-green hills in mist, layer behind layer, with dark conifers along the bottom.',
      },
    ],
    caption: 'After rain. You could drink this. #mist #hills',
    likes: 7,
    remarks: [
      ['priya.nair', 0.8, 'One brush, one stone of ink, done.'],
      ['yuki_tan', 2, 'The palest layer is nearly nothing, and it is still a mountain.'],
      ['june.baker', 9, 'More blues for your box @mira.sol'],
    ],
  },
  {
    author: 'lin.wei',
    hoursAgo: 256,
    photos: [
      {
        picture: { kind: 'forest', palette: 'blue', seed: 94, ...square },
        alt: 'Tall trunks in blue-grey fog; two dark ones stand close, the others fade into the light.',
      },
    ],
    caption: 'The path above the drying house at six. A pheasant and I scared each other. #forest #fog',
    likes: 5,
    remarks: [
      ['june.baker', 2, 'Who won?'],
      ['lin.wei', 3, 'The pheasant. It still has its dignity.'],
    ],
  },
  {
    author: 'lin.wei',
    hoursAgo: 402,
    photos: [
      {
        picture: { kind: 'mountains', palette: 'jade', seed: 93, ...tall },
        alt: 'Pointed peaks above banks of mist in muted green under a milky sky with a faint sun.',
      },
    ],
    caption: 'My mother says that photographs of mist are photographs of patience. #mist #mountains',
    likes: 9,
    remarks: [
      ['mira.sol', 1.5, 'Your mother is right, and so are these peaks.'],
      ['tomas.ruiz', 6, 'I would very much like to climb the pointed one.'],
      ['lin.wei', 7, 'There are 3,000 steps and a noodle shop at the top.'],
    ],
  },
  {
    author: 'lin.wei',
    hoursAgo: 575,
    photos: [
      {
        picture: { kind: 'fields', palette: 'tea', seed: 95, ...wide },
        alt: 'A wide tea field under a white sky, a little tree on the left of the horizon.',
      },
    ],
    caption: 'The other side of the hill, same tree. It gets around. #tea',
    likes: 2,
    remarks: [['theo.vidal', 4, 'Everything is so tidy! My rows are ashamed.']],
  },
  {
    author: 'priya.nair',
    hoursAgo: 6.7,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'sage', seed: 102, ...square },
        alt: 'A cream jar with green sprigs, a terracotta bottle, a dark green cup, two pears and two round fruits in front of a green wall.',
      },
    ],
    caption: 'New jar from the market. The pears are only here for the colour, and for breakfast. #stilllife',
    likes: 7,
    remarks: [
      ['mira.sol', 0.5, 'That green wall makes everything glow.'],
      ['priya.nair', 1, 'It took three coats and one argument.'],
      ['amara.obi', 2, 'The red pear knows that it is the main character.'],
    ],
  },
  {
    author: 'priya.nair',
    hoursAgo: 40,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'dutch', seed: 101, ...portrait },
        alt: 'A dark green jar with leaves, a russet bottle, an ochre cup, plums, an orange and a yellow fruit on a brown table in low light.',
      },
    ],
    caption: 'One window, one candle, four hours. In love with the Dutch this week. #stilllife #lowlight',
    likes: 10,
    remarks: [
      ['yuki_tan', 1, 'The highlight on the green jar!'],
      ['nour.haddad', 2.5, 'And it is exactly where the window would be. I checked the angle.'],
      ['priya.nair', 3, 'I would not dare to cheat with you here.'],
      ['mira.sol', 6, 'I keep coming back to the plum that rolled away.'],
    ],
  },
  {
    author: 'priya.nair',
    hoursAgo: 142,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'morandi', seed: 104, ...landscape },
        alt: 'A sand-coloured vase with pale leaves, a white bottle, a small rose cup and four fruits in faded tones.',
      },
    ],
    caption: 'An answer to @yuki_tan in chalk colours. #stilllife #morandi',
    likes: 6,
    remarks: [
      ['yuki_tan', 0.9, 'I surrender.'],
      ['lin.wei', 4, 'So quiet. The cup looks like one of ours.'],
    ],
  },
  {
    author: 'priya.nair',
    hoursAgo: 310,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'blue', seed: 103, ...square },
        alt: 'A clay-coloured vase, a white bottle, a blue cup and four yellow, green and orange fruits in front of a blue wall.',
      },
      {
        picture: { kind: 'stillLife', palette: 'blue', seed: 106, ...portrait },
        alt: 'A clay-coloured bottle and a white vase with leaves in front of the blue wall, a pear between two yellow fruits.',
      },
    ],
    caption:
      'Clay vase and white bottle, then the other way round. Blue makes oranges shout. #stilllife #blue',
    likes: 8,
    remarks: [
      ['theo.vidal', 2, 'These are good enough to eat. Are they?'],
      ['priya.nair', 3, 'They were.'],
    ],
  },
  {
    author: 'priya.nair',
    hoursAgo: 455,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'dutch', seed: 105, ...landscape },
        alt: 'A red vase with leaves between a green bottle and a dark blue cup, with two red pears and a plum on a brown table.',
      },
    ],
    caption: 'First try with the lamp off. #stilllife',
    likes: 3,
    remarks: [['amara.obi', 3, 'Moody. I like it a lot.']],
  },
];
