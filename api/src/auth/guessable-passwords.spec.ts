import { describe, expect, it } from '@jest/globals';
import { whyGuessable } from './guessable-passwords.js';

const KOFI = ['kofi.mensah', 'Kofi Mensah', 'the.captain@example.org'];

describe('passwords that are guessed first', () => {
  it.each([
    'password',
    'Password',
    '12345678',
    'iloveyou',
    'qwertyuiop',
    'password123',
    'sunshine',
    'P@ssw0rd1',
    'summer2024',
  ])('are those that many people use: %s', async (password) => {
    expect(await whyGuessable(password, [])).toMatch(/people use/);
  });

  it.each(['56789012', 'aaaaaaaaaaaa', 'xyxyxyxyxy', '19771977', 'mnbvcxzlkj', 'stuvwxyz', '🐟🐟🐟'])(
    'are simple patterns: %s',
    async (password) => {
      expect(await whyGuessable(password, [])).toMatch(/pattern|people/);
    },
  );

  it.each([
    'kofi.mensah',
    'KofiMensah',
    'kofi mensah 1',
    'Kofi_Mensah!',
    'the.captain',
    'the.captain@example.org',
  ])('are names of their owner: %s', async (password) => {
    expect(await whyGuessable(password, KOFI)).toMatch(/own name or address/);
    expect(await whyGuessable(password, ['yuki', undefined, 7, ''])).toBeNull();
  });

  it.each(['lightwell', 'Lightwell7!'])('are the word of the place: %s', async (password) => {
    expect(await whyGuessable(password, [])).toMatch(/Lightwell’s/);
  });

  it.each(['correct horse', 'correct horse battery', 'mensah by the sea', '7 lakes & a fog', 'wq8Zk2Lp'])(
    'are not these: %s',
    async (password) => {
      expect(await whyGuessable(password, KOFI)).toBeNull();
    },
  );
});
