import { randomInt } from 'node:crypto';

/** Where the ids begin: 2020-01-01 UTC, in milliseconds since 1970. */
const EPOCH = Date.UTC(2020);
/** Milliseconds that there are ids for: 41 bits, until September 2089. */
const SPAN = 2 ** 41;
/** Ids of a millisecond: 12 bits. */
const IDS_PER_MS = 4096;

/** What is older than the epoch, from 1900 on, shares the first hour of ids, in its order: archives that are brought in. */
const ARCHIVES = Date.UTC(1900);
const IDS_FOR_ARCHIVES = 60 * 60 * 1000 * IDS_PER_MS;

/**
 * Makes ids that are times: `41 bits of milliseconds since 2020 | 12 bits that tell apart what is of one millisecond`, as
 * Twitter's Snowflake does (https://github.com/twitter-archive/snowflake/tree/snowflake-2010), in 53 bits rather than 63, so that
 * they are exact as numbers of JavaScript (`Number.MAX_SAFE_INTEGER`). In the order of their ids rows stand in the order of
 * time, wherever they were made. Nobody gives out numbers to the machines: the 12 bits begin at a random place in every millisecond,
 * and where two meet all the same, the database refuses the second one and its next id is tried.
 */
export class TimeIds {
  private lastOfNow = 0;
  private lastOfAnother = 0;

  /** An id for what happens now: greater than all that this made for now before, also when the clock was put back. */
  forNow(now: Date): number {
    const first = firstIdOf(now);
    // more than there is room for in a millisecond, and more than the clock gives, is borrowed from the next one
    this.lastOfNow = first > this.lastOfNow ? someIdFrom(first) : this.lastOfNow + 1;
    return this.lastOfNow;
  }

  /**
   * An id for what happened at another time; ids for now are not moved by it. Several in a row for the same moment grow.
   * @throws RangeError before 1900 and after September 2089
   */
  forMoment(moment: Date): number {
    if (moment.getTime() < EPOCH) return archiveId(moment);
    const first = firstIdOf(moment);
    const again = this.lastOfAnother >= first && this.lastOfAnother < first + IDS_PER_MS;
    this.lastOfAnother = again ? this.lastOfAnother + 1 : someIdFrom(first);
    return this.lastOfAnother;
  }
}

function firstIdOf(moment: Date): number {
  const ms = moment.getTime() - EPOCH;
  if (!(ms >= 0 && ms < SPAN)) throw new RangeError(`There are no ids for ${String(moment)}.`);
  return ms * IDS_PER_MS;
}

/** In the lower half, so that what else is made in this millisecond has room in it. */
const someIdFrom = (first: number) => first + randomInt(IDS_PER_MS / 2);

/** One for about every quarter of a second. */
function archiveId(moment: Date): number {
  const part = (moment.getTime() - ARCHIVES) / (EPOCH - ARCHIVES);
  if (part < 0) throw new RangeError(`There are no ids for ${String(moment)}.`);
  return Math.floor(part * IDS_FOR_ARCHIVES);
}
