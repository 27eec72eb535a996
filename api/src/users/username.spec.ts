import { describe, expect, it } from '@jest/globals';
import { isReservedUsername, USERNAME } from './username.js';

describe('usernames', () => {
  it.each(['abc', 'a.b', '_a_', '007', 'x'.repeat(30), 'a__', '1.2_3', 'a.b.c'])('can be %s', (username) => {
    expect(USERNAME.test(username)).toBe(true);
    expect(isReservedUsername(username)).toBe(false);
  });

  it.each([
    '',
    'ab',
    'x'.repeat(31),
    'Abc',
    'a b',
    'a-b',
    'a@b.c',
    'a/b',
    'émile',
    'абв',
    'abc\n',
    '\nabc',
    '...',
    '.dot',
    'dot.',
    'dots..two',
    'a..',
    '___',
    'a\u200bb',
    'ａｂｃ',
  ])('cannot be %j', (username) => {
    expect(USERNAME.test(username)).toBe(false);
  });

  it.each([
    'admin',
    'api',
    'docs',
    'explore',
    'login',
    'me',
    'photos',
    'robots.txt',
    'settings',
    'undefined',
  ])('are kept back for the service itself: %s', (username) => {
    // a name that is too short is refused without being on the list
    expect(isReservedUsername(username) || !USERNAME.test(username)).toBe(true);
  });
});
