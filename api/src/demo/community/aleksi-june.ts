import { landscape, portrait, square, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** Northern skies over Rovaniemi; woods and grass in Vermont. */
export const postsByAleksiAndJune: readonly PostDraft[] = [
  {
    author: 'aleksi_k',
    hoursAgo: 17,
    photos: [
      {
        picture: { kind: 'aurora', palette: 'green', seed: 111, ...portrait },
        alt: 'Green northern lights over dark mountains and a line of spruces, mirrored in a still lake.',
      },
    ],
    caption: 'Stopped the empty bus at the lay-by. Four minutes late, no regrets. #aurora #lapland',
    likes: 11,
    remarks: [
      ['mira.sol', 0.4, 'The best reason for a late bus in the history of buses.'],
      ['amara.obi', 1, 'The 86 has never been late for anything this good.'],
      ['aleksi_k', 2, 'I reported “light on the line”.'],
      ['nour.haddad', 3, 'Oxygen at 557.7 nanometres, and still I have goosebumps.'],
    ],
  },
  {
    author: 'aleksi_k',
    hoursAgo: 58,
    photos: [
      {
        picture: { kind: 'aurora', palette: 'violet', seed: 112, ...square },
        alt: 'Turquoise and violet curtains of light above black hills, doubled by the water below.',
      },
      {
        picture: { kind: 'aurora', palette: 'mint', seed: 113, ...landscape },
        alt: 'Pale mint-green northern lights over a spruce shore and a lake like a mirror.',
      },
    ],
    caption: 'Violet at eleven, mint at one, bed at two. #aurora',
    likes: 9,
    remarks: [
      ['isla.mcrae', 1, 'We had thirty seconds of it here and talked about it for a week.'],
      ['yuki_tan', 3, 'The violet one, please, on paper, on my wall.'],
      ['aleksi_k', 5, 'Trade you for a print of the snow @yuki_tan'],
    ],
  },
  {
    author: 'aleksi_k',
    hoursAgo: 152,
    photos: [
      {
        picture: { kind: 'snow', palette: 'alpenglow', seed: 114, ...wide },
        alt: 'A snowy plain with scattered small spruces in pink light.',
      },
    ],
    caption: 'Two hours of daylight and all of it is sunrise. #snow #lapland',
    likes: 5,
    remarks: [
      ['june.baker', 2, 'The little spruces look like people waiting for your bus.'],
      ['aleksi_k', 3, 'They never have the right change.'],
    ],
  },
  {
    author: 'aleksi_k',
    hoursAgo: 284,
    photos: [
      {
        picture: { kind: 'night', palette: 'teal', seed: 115, ...square },
        alt: 'Stars and a faint Milky Way in a teal night sky above a low wooded hill.',
      },
    ],
    caption: 'For @nour.haddad from a night without any aurora. You see, it happens. #milkyway',
    likes: 6,
    remarks: [
      ['nour.haddad', 1, 'Suffering beautifully. Thank you!'],
      ['mira.sol', 2, 'This friendship is my favourite series.'],
    ],
  },
  {
    author: 'aleksi_k',
    hoursAgo: 655,
    photos: [
      {
        picture: { kind: 'snow', palette: 'flurry', seed: 116, ...square },
        alt: 'Falling snow in front of spruces and a white hillside.',
      },
    ],
    caption: 'Testing, testing. Is this thing on? #hello',
    likes: 0,
    remarks: [
      ['mira.sol', 40, 'It is on! And it is snowing.'],
      ['aleksi_k', 41, 'It is always snowing.'],
    ],
  },
  {
    author: 'june.baker',
    hoursAgo: 23,
    photos: [
      {
        picture: { kind: 'forest', palette: 'autumn', seed: 121, ...portrait },
        alt: 'Golden leaves above tall trunks in pale fog, with a floor of fallen leaves.',
      },
    ],
    caption: 'The dog sat down here and refused to go on. I see why. #autumn #forest',
    likes: 8,
    remarks: [
      ['theo.vidal', 1, 'Good dog. Excellent eye.'],
      ['isla.mcrae', 3, 'I can smell the leaves.'],
      ['june.baker', 4, 'Her name is Fern and she says thank you.'],
    ],
  },
  {
    author: 'june.baker',
    hoursAgo: 130,
    photos: [
      {
        picture: { kind: 'dew', palette: 'meadow', seed: 122, ...landscape },
        alt: 'Curved blades of grass strung with round drops of dew against a bright green blur.',
      },
    ],
    caption:
      'Knees wet, heart full. Some of these are guttation, not dew: the grass makes them itself. #macro',
    likes: 7,
    remarks: [
      ['lin.wei', 1, 'I have looked at this every morning and never had the word. Guttation!'],
      ['nour.haddad', 4, 'Each one a lens. May I borrow this for refraction week, too?'],
      ['june.baker', 5, 'Anything for the young people.'],
    ],
  },
  {
    author: 'june.baker',
    hoursAgo: 333,
    photos: [
      {
        picture: { kind: 'forest', palette: 'beech', seed: 123, ...square },
        alt: 'Fresh green leaves over dark trunks; the wood behind is lost in bright mist.',
      },
    ],
    caption: 'Found on the old memory card: the week when the leaves come out. #forest #green',
    likes: 5,
    remarks: [
      ['yuki_tan', 2, 'This green exists for about five days. You got it.'],
      ['theo.vidal', 5, 'Now I want to be a leaf.'],
    ],
  },
  {
    author: 'june.baker',
    hoursAgo: 505,
    photos: [
      {
        picture: { kind: 'forest', palette: 'autumn', seed: 124, ...landscape },
        alt: 'An avenue of trunks in warm fog below orange leaves.',
      },
      {
        picture: { kind: 'dew', palette: 'clover', seed: 125, ...square },
        alt: 'Blue-green grass with many drops of dew, in front of pale discs of light.',
      },
    ],
    caption: 'Look up, look down. That is my whole method. #forest #macro',
    likes: 6,
    remarks: [
      ['lin.wei', 3, 'A good method for tea as well.'],
      ['mira.sol', 8, 'The second one looks like it was lit by the moon.'],
    ],
  },
];
