import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TimeIds } from './time-ids.js';

const EPOCH = Date.UTC(2020);
const LAST = EPOCH + 2 ** 41 - 1;
const msOf = (id: number) => EPOCH + Math.floor(id / 4096);

/** A clock that goes on by some milliseconds, stands still or is put back; each reading several times. */
const clock = fc
  .tuple(
    fc.integer({ min: Date.UTC(2024), max: Date.UTC(2080) }),
    fc.array(fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 40 }))),
  )
  .map(([start, steps]) => {
    let time = start;
    return steps.flatMap(([step, times]) => {
      time += step;
      return Array<Date>(times).fill(new Date(time));
    });
  });

describe('ids that are times', () => {
  it('grow, whatever the clock does, and are never below it', () => {
    fc.assert(
      fc.property(clock, (readings) => {
        const ids = new TimeIds();
        let last = 0;
        for (const now of readings) {
          const id = ids.forNow(now);
          if (id <= last || msOf(id) < now.getTime() || !Number.isSafeInteger(id)) return false;
          last = id;
        }
        return true;
      }),
    );
  });

  it('are of the millisecond in which they are made', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: EPOCH, max: LAST })), (times) => {
        const ids = new TimeIds();
        for (const time of times.sort((one, other) => one - other)) {
          expect(msOf(ids.forNow(new Date(time)))).toBe(time);
        }
      }),
    );
  });

  it('borrow from the next milliseconds when there are more than 4,096 in one', () => {
    const ids = new TimeIds();
    const now = new Date('2026-05-01T12:00:00.000Z');
    const made = Array.from({ length: 10_000 }, () => ids.forNow(now));
    expect(new Set(made).size).toBe(10_000);
    expect(made).toEqual(made.toSorted((one, other) => one - other));
    expect(msOf(made[2000] ?? 0)).toBe(now.getTime());
    expect(msOf(made.at(-1) ?? 0)).toBeLessThanOrEqual(now.getTime() + 2);
    expect(ids.forNow(new Date(now.getTime() + 1))).toBe((made.at(-1) ?? 0) + 1);
    expect(msOf(ids.forNow(new Date(now.getTime() + 9)))).toBe(now.getTime() + 9);
  });

  it('for other moments stand in the order of these, wherever they are made', () => {
    const moment = fc.integer({ min: Date.UTC(1900), max: LAST });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        // before the epoch there is an id for every quarter of a second
        fc.pre(Math.abs(one - other) >= (Math.min(one, other) < EPOCH ? 300 : 1));
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        expect(new TimeIds().forMoment(new Date(earlier))).toBeLessThan(
          new TimeIds().forMoment(new Date(later)),
        );
      }),
    );
  });

  it('for one moment stand in the order in which they are made', () => {
    const ids = new TimeIds();
    const moment = new Date('2021-03-04T05:06:07.000Z');
    const made = Array.from({ length: 500 }, () => ids.forMoment(moment));
    expect(made).toEqual(Array.from({ length: 500 }, (_, place) => (made[0] ?? 0) + place));
    expect(new Set(made.map(msOf))).toEqual(new Set([moment.getTime()]));
  });

  it('for other moments do not move those for now', () => {
    const ids = new TimeIds();
    const now = new Date('2026-05-01T12:00:00.000Z');
    const before = ids.forNow(now);
    ids.forMoment(new Date('2020-01-01T00:00:00.000Z'));
    ids.forMoment(new Date('2080-01-01T00:00:00.000Z'));
    expect(ids.forNow(now)).toBe(before + 1);
  });

  it('are apart, but for a few, when two machines make one in the same millisecond', () => {
    const met = Array.from({ length: 2000 }, (_, place) => new Date(Date.UTC(2026) + place)).filter(
      (now) => new TimeIds().forNow(now) === new TimeIds().forNow(now),
    );
    expect(met.length).toBeLessThan(20); // one is to be expected
  });

  it('are exact numbers to the end, and there are none beyond', () => {
    const ids = new TimeIds();
    expect(ids.forMoment(new Date(LAST))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(ids.forMoment(new Date(EPOCH))).toBeLessThan(4096);
    for (const time of [LAST + 1, Date.UTC(1900) - 1, NaN]) {
      expect(() => ids.forMoment(new Date(time))).toThrow(RangeError);
    }
  });
});
