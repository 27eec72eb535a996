import { describe, expect, it } from '@jest/globals';
import { byTimes, chunks, idsOf, toDate } from './rows.js';

describe('rows', () => {
  it('have moments in UTC, whoever answers', () => {
    const moment = new Date('2026-05-01T12:00:00.125Z');
    expect(toDate('2026-05-01 12:00:00.125')).toEqual(moment);
    expect(toDate(moment)).toBe(moment);
  });

  it('have ids, which come in their order', () => {
    expect(idsOf([{ id: 9 }, { id: 7 }])).toEqual([9, 7]);
  });
});

describe('ids', () => {
  it('are cut into as many as a statement takes, none lost and none empty', () => {
    const ids = Array.from({ length: 1001 }, (_, id) => id);
    const cut = [...chunks(ids)];
    expect(cut.map(({ length }) => length)).toEqual([500, 500, 1]);
    expect(cut.flat()).toEqual(ids);
    expect([...chunks([])]).toEqual([]);
  });

  it('are each counted once, with those that are named as often', () => {
    expect(byTimes([3, 1, 3, 2, 1, 3, 4])).toEqual(
      new Map([
        [3, [3]],
        [2, [1]],
        [1, [2, 4]],
      ]),
    );
    expect(byTimes([])).toEqual(new Map());
  });
});
