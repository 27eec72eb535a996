import { readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { avatarFile, type DemoPhoto, photoFile, readCommunity } from './community.js';

const { people, posts } = readCommunity();
const usernames = people.map(({ username }) => username);
const photos = posts.flatMap((post) => post.photos);

const MEGABYTE = 1_000_000;
/** Width by height. */
const ASPECTS: Record<DemoPhoto['shape'], number> = {
  portrait: 4 / 5,
  tall: 3 / 4,
  square: 1,
  landscape: 3 / 2,
  wide: 1.91,
};

describe('the community of the demo', () => {
  it('has people with lawful usernames and avatars of their own', () => {
    expect(people).toHaveLength(12);
    for (const { username, bio } of people) {
      expect(username).toMatch(/^[a-z0-9_.]{3,30}$/);
      expect(bio.length).toBeLessThanOrEqual(150);
    }
    expect(new Set(people.map(({ avatar }) => avatar.animal)).size).toBe(12);
  });

  it('lets everybody follow somebody, nobody themselves, and some follow back', () => {
    for (const { username, follows } of people) {
      const followees = Object.keys(follows);
      expect(followees.length).toBeGreaterThan(0);
      expect(followees).not.toContain(username);
      for (const followee of followees) expect(usernames).toContain(followee);
    }
    const [mira] = people;
    const followers = people.filter(({ follows }) => mira && mira.username in follows);
    expect(followers.some(({ username }) => username in (mira?.follows ?? {}))).toBe(true);
    expect(followers.some(({ username }) => !(username in (mira?.follows ?? {})))).toBe(true);
  });

  it('tells everything in the order in which it happened', () => {
    const times = posts.map(({ hoursAgo }) => hoursAgo);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { hoursAgo, comments } of posts) {
      const after = comments.map(({ hoursAfter }) => hoursAfter);
      expect(after).toEqual([...after].sort((a, b) => a - b));
      for (const hours of after) expect(hours).toBeLessThan(hoursAgo);
      for (const [place, { replyTo }] of comments.entries()) expect(replyTo ?? -1).toBeLessThan(place);
    }
  });

  it('lets nobody act before they signed up', () => {
    const joined = new Map(people.map(({ username, joinedDaysAgo }) => [username, joinedDaysAgo * 24]));
    for (const { author, hoursAgo } of posts) expect(hoursAgo).toBeLessThan(joined.get(author) ?? 0);
    for (const { username, follows } of people)
      for (const [followee, hours] of Object.entries(follows))
        expect(hours).toBeLessThan(Math.min(joined.get(username) ?? 0, joined.get(followee) ?? 0));
  });

  it('likes each post at most once a person and never as its author', () => {
    for (const { author, likes } of posts) {
      expect(likes).not.toContain(author);
      expect(new Set(likes).size).toBe(likes.length);
    }
    expect(new Set(posts.map(({ likes }) => likes.length)).size).toBeGreaterThan(6);
  });

  it('describes every photo, shows none twice, has carousels, and mentions only people who exist', () => {
    expect(new Set(photos.map(({ name }) => name)).size).toBe(photos.length);
    for (const { alt } of photos) expect(alt.length).toBeGreaterThan(30);
    expect(posts.filter((post) => post.photos.length > 1).length).toBeGreaterThan(4);
    const texts = posts.flatMap(({ caption, comments }) => [caption, ...comments.map(({ body }) => body)]);
    for (const text of texts) {
      for (const [, name] of text.matchAll(/@([a-z0-9_.]*[a-z0-9_])/g)) expect(usernames).toContain(name);
    }
    expect(texts.some((text) => text.includes('@mira.sol'))).toBe(true);
  });

  it('has a painted file for every photo and avatar, in its shape, and none besides; together less than 8 MB', async () => {
    const folders = [new URL('.', photoFile('')), new URL('.', avatarFile(''))];
    const files = folders.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
    const named = [...photos.map(({ name }) => photoFile(name)), ...usernames.map(avatarFile)];
    expect(files.map((file) => basename(file.pathname)).sort()).toEqual(
      named.map((file) => basename(file.pathname)).sort(),
    );
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(8 * MEGABYTE);
    for (const { name, shape } of photos) {
      const { width, height } = await sharp(photoFile(name).pathname).metadata();
      expect([name, width / height]).toEqual([name, expect.closeTo(ASPECTS[shape], 1)]);
    }
  });
});
