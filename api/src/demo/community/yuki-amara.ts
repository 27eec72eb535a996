import { landscape, portrait, square, tall, wide } from './formats.js';
import type { PostDraft } from './types.js';

/** Snow above Sapporo; wet windows in Manchester. */
export const postsByYukiAndAmara: readonly PostDraft[] = [
  {
    author: 'yuki_tan',
    hoursAgo: 8,
    photos: [
      {
        picture: { kind: 'snow', palette: 'flurry', seed: 31, ...portrait },
        alt: 'Large snowflakes drifting past snow-laden spruces, with a grey mountain hardly visible behind.',
      },
    ],
    caption: 'It began while we were tying our boots. 初雪! #firstsnow #hokkaido',
    likes: 8,
    remarks: [
      ['aleksi_k', 0.5, 'Congratulations. We take it personally when you get it before us.'],
      ['yuki_tan', 0.9, 'I will send some by post @aleksi_k'],
      ['lin.wei', 2, 'The mountain disappearing like in an ink painting.'],
    ],
  },
  {
    author: 'yuki_tan',
    hoursAgo: 77,
    photos: [
      {
        picture: { kind: 'city', palette: 'bluehour', seed: 33, ...wide },
        alt: 'A city skyline at blue hour, windows and street lamps lit, reflected in dark water.',
      },
    ],
    caption: 'Missed the ferry, got the blue hour. Fair trade. #bluehour #city',
    likes: 5,
    remarks: [
      ['amara.obi', 1, 'Always miss the ferry.'],
      ['mira.sol', 6, 'The row of lamps along the water!'],
    ],
  },
  {
    author: 'yuki_tan',
    hoursAgo: 214,
    photos: [
      {
        picture: { kind: 'stillLife', palette: 'morandi', seed: 35, ...square },
        alt: 'A cream jar with a leafy branch, a grey bottle, a brown cup, two pears and an apple on a beige table.',
      },
    ],
    caption: 'The print shop’s lunch corner, trying to be Morandi. For @priya.nair #stilllife',
    likes: 6,
    remarks: [
      ['priya.nair', 0.7, 'The grey bottle is perfect. Who chose the two pears?'],
      ['yuki_tan', 1.1, 'There were three. I was hungry.'],
      ['priya.nair', 1.3, 'All still lifes are portraits of self-control.'],
    ],
  },
  {
    author: 'yuki_tan',
    hoursAgo: 390,
    photos: [
      {
        picture: { kind: 'snow', palette: 'noon', seed: 34, ...square },
        alt: 'A clearing of fresh snow with many white spruces under a deep blue sky, mountains behind.',
      },
      {
        picture: { kind: 'snow', palette: 'alpenglow', seed: 36, ...tall },
        alt: 'The snowy spruce wood in the evening, the sky violet above and rose above the mountains.',
      },
    ],
    caption: 'Noon and four o’clock, same clearing. Winter days are short stories. #snow #hokkaido',
    likes: 7,
    remarks: [
      ['june.baker', 3, 'Short stories, yes! And such good endings.'],
      ['tomas.ruiz', 8, 'That pink lasts about ten minutes. Well caught.'],
    ],
  },
  {
    author: 'yuki_tan',
    hoursAgo: 560,
    photos: [
      {
        picture: { kind: 'snow', palette: 'alpenglow', seed: 32, ...landscape },
        alt: 'A wide snowfield with a few small spruces, pink evening light on the hills behind.',
      },
    ],
    caption: 'Nobody had walked here yet, so I went round. #snow #quiet',
    likes: 2,
    remarks: [['aleksi_k', 5, 'Going round is good manners.']],
  },
  {
    author: 'amara.obi',
    hoursAgo: 1.3,
    photos: [
      {
        picture: { kind: 'rain', palette: 'evening', seed: 41, ...portrait },
        alt: 'Raindrops and their trails on a window at dusk; behind the glass the street lamps are soft discs of orange and blue.',
      },
    ],
    caption: 'Top deck, front seat, the 86. The city is better out of focus tonight. #rain #nightbus',
    likes: 8,
    remarks: [
      ['priya.nair', 0.2, 'Each drop has a whole street in it, upside down. I zoomed in for ages.'],
      ['amara.obi', 0.5, 'So did I, and missed my stop.'],
      ['isla.mcrae', 0.8, 'Rain report from Ullapool: also yes.'],
    ],
  },
  {
    author: 'amara.obi',
    hoursAgo: 52,
    photos: [
      {
        picture: { kind: 'city', palette: 'sundown', seed: 42, ...landscape },
        alt: 'Towers against a pink and orange evening sky with their first lights on, reflected in a basin.',
      },
    ],
    caption: 'Salford Quays pretending to be somewhere expensive. #city #dusk',
    likes: 7,
    remarks: [
      ['kofi.mensah', 1, 'It is convincing!'],
      ['mira.sol', 2.5, 'The reflection is even better than the real thing.'],
      ['amara.obi', 3, 'Less rent, too.'],
    ],
  },
  {
    author: 'amara.obi',
    hoursAgo: 165,
    photos: [
      {
        picture: { kind: 'rain', palette: 'neon', seed: 43, ...square },
        alt: 'Drops on glass in front of a blurred street glowing magenta, violet and turquoise.',
      },
    ],
    caption: 'Outside the bowling alley, Thursday, 23:40. #rain #neon',
    likes: 9,
    remarks: [
      ['nour.haddad', 2, 'Could I use this in class? Refraction week.'],
      ['amara.obi', 2.6, 'Only if somebody gets extra marks for finding the bus @nour.haddad'],
      ['yuki_tan', 5, 'I would like to print this in four colours.'],
    ],
  },
  {
    author: 'amara.obi',
    hoursAgo: 322,
    photos: [
      {
        picture: { kind: 'city', palette: 'midnight', seed: 44, ...wide },
        alt: 'A dark skyline at midnight with scattered lit windows and a row of coloured lamps at the water’s edge.',
      },
    ],
    caption: 'Every lit window is somebody who also should be asleep. #city #midnight',
    likes: 4,
    remarks: [
      ['priya.nair', 1, 'Fourth from the left, marking homework. I know it.'],
      ['nour.haddad', 1.5, 'That would be me, actually.'],
    ],
  },
  {
    author: 'amara.obi',
    hoursAgo: 498,
    photos: [
      {
        picture: { kind: 'rain', palette: 'amber', seed: 45, ...landscape },
        alt: 'Raindrops on a pane with warm amber lights blurred behind it.',
      },
    ],
    caption: 'Café window, second pot of tea, no plan. #rain #slowsunday',
    likes: 5,
    remarks: [
      ['lin.wei', 2, 'What kind of tea? This is the important question.'],
      ['amara.obi', 2.4, 'You will not like the answer. A bag.'],
      ['lin.wei', 2.6, 'I am sending you a parcel.'],
    ],
  },
];
