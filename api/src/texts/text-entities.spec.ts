import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findEntities, normaliseHashtag } from './text-entities.js';

/** What is found, as it stands in the text. */
const found = (text: string) =>
  findEntities(text).map((entity) =>
    entity.type === 'hashtag' ? `#${entity.name}` : `@${entity.usernames.join('|')}`,
  );

describe('hashtags and mentions', () => {
  it.each<[string, string[]]>([
    ['Last light #sunset with @bob', ['#sunset', '@bob']],
    ['#one #Two,#three;(#four) "#five"', ['#one', '#two', '#three', '#four', '#five']],
    ['nice.#sunset 📷#camera ❤️#love', ['#sunset', '#camera', '#love']],
    ['#東京 #größe #नमस्ते #café #ελλάδα #снег', ['#東京', '#größe', '#नमस्ते', '#café', '#ελλάδα', '#снег']],
    ['＃夕日 and #ＦＵＬＬ', ['#夕日', '#full']],
    ['#cafe\u0301', ['#café']],
    ['#2024 #2024s #١٢٣ #_1', ['#2024s', '#_1']],
    ['#️⃣ # #! ##double a#b #tag#second', ['#tag']],
    ['&#39; &#x27;', []],
    ['#love❤️ #a️b', ['#love', '#a']],
    ['#\u0301abc', []],
    ['(@alice) @alice: @Alice! .@alice "@alice"', Array<string>(5).fill('@alice')],
    ['@alice. @bob...', ['@alice|alice.', '@bob|bob.|bob..|bob...']],
    ['@a.b_c @ab @... @al..', ['@a.b_c', '@al.|al..']],
    ['@alice@example.org @alicé @al.icé', []],
    [`@${'x'.repeat(30)} @${'x'.repeat(31)}`, [`@${'x'.repeat(30)}`]],
    ['mail bob@example.org, #x+y@example.org or @bob', ['@bob']],
    ['https://x.example/#a/@bob www.x.example/@bob x.example/?a=@bob#c', []],
    ['HTTP://x.example?u=@bob gemini://x/#a #b', ['#b']],
    ['x.example/#a y/#b and/@or', []],
    ['', []],
  ])('in %j are %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('say where they stand, in the code units of the text', () => {
    const text = '🏔️ #Snow② 𝒜 #𝒜b @bob.';
    const parts = findEntities(text).map((entity) =>
      entity.type === 'hashtag'
        ? [entity.name, text.slice(entity.start, entity.end)]
        : [...entity.usernames, text[entity.start]],
    );
    expect(parts).toEqual([
      ['snow', '#Snow'],
      ['ab', '#𝒜b'],
      ['bob', 'bob.', '@'],
    ]);
  });

  it('end where a name would be too long, or be no name in its common form', () => {
    expect(found(`#${'é'.repeat(100)}`)).toEqual([`#${'é'.repeat(100)}`]);
    expect(found(`#${'𝒜'.repeat(100)}`)).toEqual([`#${'a'.repeat(100)}`]);
    expect(found(`#${'x'.repeat(101)}`)).toEqual([]);
    expect(found('#ﷺ')).toEqual([]); // becomes several words
    expect(['', '#a', 'a b', '12', 'a-b', '\u0301a'].map(normaliseHashtag)).toEqual(Array(6).fill(null));
    expect(normaliseHashtag('İZMİR')).toBe('i̇zmi̇r'.normalize('NFKC'));
  });

  it('count up to 30 different hashtags and 20 different mentions, repeated ones included', () => {
    const tags = Array.from({ length: 31 }, (_, place) => `#t${String(place)}`);
    expect(found([...tags, '#t0', '#t30'].join(' '))).toEqual([...tags.slice(0, 30), '#t0']);
    const names = Array.from({ length: 21 }, (_, place) => `@user${String(place)}`);
    expect(found([...names, '@user0'].join(' '))).toEqual([...names.slice(0, 20), '@user0']);
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '#',
          '@',
          '.',
          ' ',
          '/',
          '://',
          'www.',
          'a',
          'Bob',
          '_',
          '1',
          '\u0301',
          '\ufe0f',
          '＃',
        ),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 200 },
    )
    .map((parts) => parts.join(''));

  it('stand in order, apart, and are what the text says, whatever it is', () => {
    fc.assert(
      fc.property(text, (text) => {
        let last = 0;
        for (const entity of findEntities(text)) {
          expect(entity.start).toBeGreaterThanOrEqual(last);
          if (entity.type === 'hashtag') {
            expect('#＃').toContain(text[entity.start]);
            expect(normaliseHashtag(text.slice(entity.start + 1, entity.end))).toBe(entity.name);
            expect(normaliseHashtag(entity.name)).toBe(entity.name);
            last = entity.end;
          } else {
            for (const username of entity.usernames) {
              const end = entity.start + 1 + username.length;
              expect(text.slice(entity.start, end).toLowerCase()).toBe(`@${username}`);
              last = end;
            }
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in the longest texts at once, also in those made to be slow', () => {
    const hostile = ['a', '.', 'a.', '#', '@', 'a@', 'www.', '-.', '+', '#a@', 'a:/', '\u0301', 'é\u0301'];
    const start = performance.now();
    for (const part of hostile) findEntities(part.repeat(2200 / part.length));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
