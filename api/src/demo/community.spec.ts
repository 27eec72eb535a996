import { describe, expect, it } from '@jest/globals';
import { community } from './community.js';

const { people, follows, posts } = community;
const usernames = people.map(({ username }) => username);

describe('community', () => {
  it('has people with lawful usernames and avatars of their own', () => {
    expect(people).toHaveLength(12);
    for (const { username, bio } of people) {
      expect(username).toMatch(/^[a-z0-9_.]{3,30}$/);
      expect(bio.length).toBeLessThanOrEqual(150);
    }
    expect(new Set(people.map(({ avatar }) => avatar.animal)).size).toBe(12);
  });

  it('lets everybody follow somebody, nobody themselves or twice', () => {
    for (const username of usernames) {
      const followees = follows
        .filter(({ follower }) => follower === username)
        .map(({ followee }) => followee);
      expect(followees.length).toBeGreaterThan(0);
      expect(followees).not.toContain(username);
      expect(new Set(followees).size).toBe(followees.length);
    }
    expect(follows.filter(({ follower }) => follower === usernames[0])).toHaveLength(8);
  });

  it('tells everything in the order in which it happened', () => {
    expect(posts).toHaveLength(60);
    const times = posts.map(({ minutesAgo }) => minutesAgo);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBeLessThanOrEqual(28 * 24 * 60);
    for (const post of posts) {
      let before = post.minutesAgo;
      for (const comment of post.comments) {
        expect(comment.minutesAgo).toBeLessThan(before);
        expect(comment.minutesAgo).toBeGreaterThan(0);
        before = comment.minutesAgo;
      }
    }
  });

  it('likes each post at most once a person and never as its author', () => {
    for (const { author, likes } of posts) {
      const likers = likes.map(({ liker }) => liker);
      expect(likers).not.toContain(author);
      expect(new Set(likers).size).toBe(likers.length);
    }
    expect(new Set(posts.map(({ likes }) => likes.length)).size).toBeGreaterThan(6);
  });

  it('describes every photo, shows none twice, and mentions only people who exist', () => {
    const photos = posts.flatMap((post) => post.photos);
    expect(new Set(photos.map(({ picture }) => JSON.stringify(picture))).size).toBe(photos.length);
    for (const { alt } of photos) expect(alt.length).toBeGreaterThan(30);
    const texts = posts.flatMap(({ caption, comments }) => [caption, ...comments.map(({ body }) => body)]);
    for (const text of texts) {
      for (const [, name] of text.matchAll(/@([a-z0-9_.]+)/g)) expect(usernames).toContain(name);
    }
  });
});
