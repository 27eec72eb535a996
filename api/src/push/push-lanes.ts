import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import type { PushMessage } from './push-message.js';

/** A message on its way to a device. */
export interface Delivery {
  readonly device: PushSubscription;
  readonly message: PushMessage;
  /** How often it was tried before. */
  readonly tries: number;
}

/** What is on its way at once, or waits, at most: in all, to one push service, and to one person. */
const ON_THE_WAY = { all: 20, host: 10, person: 3 };
const HELD = { all: 10_000, host: 7_500, person: 500 };
/** For how long a push service is left alone that has just failed; it doubles each time. */
const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 5 * 60_000;

/** What there is for one push service. */
interface Lane {
  readonly waiting: Delivery[];
  /** When each try began that is under way. */
  readonly underWay: Map<Delivery, number>;
  held: number;
  /** Failures in a row, and when the last of them was noticed. */
  failures: number;
  failedAt: number;
  restUntil: number;
}

/**
 * Messages in a lane for each push service. People name the services, so one that hangs or fails must not be in the way of others: it
 * is left alone for longer and longer and then tried with one message; and neither a service nor a person has more than a share
 * of what is on its way.
 */
export class PushLanes {
  /** In the order in which they take turns. */
  private readonly lanes = new Map<string, Lane>();
  private readonly heldByPerson = new Map<number, number>();
  private held = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a new message in. @returns whether there was room for it; then it is held until `drop` */
  admit(delivery: Delivery): boolean {
    const { userId } = delivery.device;
    const ofPerson = this.heldByPerson.get(userId) ?? 0;
    const ofHost = this.lanes.get(hostOf(delivery))?.held ?? 0;
    if (this.held >= HELD.all || ofHost >= HELD.host || ofPerson >= HELD.person) return false;
    this.held++;
    this.heldByPerson.set(userId, ofPerson + 1);
    this.laneOf(delivery).held++;
    this.add(delivery);
    return true;
  }

  /** Puts a message at the end of its lane, for the first time or again. */
  add(delivery: Delivery): void {
    this.laneOf(delivery).waiting.push(delivery);
  }

  /** The message whose turn it is, which is then under way; null when none may go now. */
  next(): Delivery | null {
    const now = this.now();
    const underWay = [...this.lanes.values()].flatMap((lane) => [...lane.underWay.keys()]);
    if (underWay.length >= ON_THE_WAY.all) return null;
    const ofPeople = Map.groupBy(underWay, ({ device }) => device.userId);
    for (const [host, lane] of this.lanes) {
      if (lane.held === 0 && lane.restUntil < now - LONGEST_REST_MS) this.lanes.delete(host);
      const most = lane.failures > 0 ? 1 : ON_THE_WAY.host;
      if (lane.restUntil > now || lane.underWay.size >= most) continue;
      const index = lane.waiting.findIndex(
        ({ device }) => (ofPeople.get(device.userId)?.length ?? 0) < ON_THE_WAY.person,
      );
      const [delivery] = index < 0 ? [] : lane.waiting.splice(index, 1);
      if (!delivery) continue;
      lane.underWay.set(delivery, now);
      this.lanes.delete(host); // to the end
      this.lanes.set(host, lane);
      return delivery;
    }
    return null;
  }

  /** The service has answered: it works. */
  answered(delivery: Delivery): void {
    this.laneOf(delivery).failures = 0;
  }

  /**
   * The service has failed.
   * @param restMs for how long it wants to be left alone, if it says
   * @returns when it is tried again, in milliseconds from now
   */
  failed(delivery: Delivery, restMs: number | null): number {
    const lane = this.laneOf(delivery);
    const now = this.now();
    const began = lane.underWay.get(delivery) ?? now;
    if (began > lane.failedAt) lane.failures++; // what was under way together fails together
    lane.failedAt = now;
    const rest = restMs ?? FIRST_REST_MS * 2 ** (lane.failures - 1);
    lane.restUntil = now + Math.min(rest, LONGEST_REST_MS);
    return lane.restUntil - now;
  }

  /** A try is over. */
  leave(delivery: Delivery): void {
    this.laneOf(delivery).underWay.delete(delivery);
  }

  /** A message was delivered or given up: its room is free. */
  drop(delivery: Delivery): void {
    const { userId } = delivery.device;
    const lane = this.laneOf(delivery);
    lane.held--;
    this.held--;
    const ofPerson = (this.heldByPerson.get(userId) ?? 1) - 1;
    if (ofPerson > 0) this.heldByPerson.set(userId, ofPerson);
    else this.heldByPerson.delete(userId);
    if (lane.held === 0 && lane.failures === 0) this.lanes.delete(hostOf(delivery));
  }

  /** Gives up all that waits. */
  clear(): void {
    for (const lane of this.lanes.values()) lane.waiting.length = 0;
  }

  private laneOf(delivery: Delivery): Lane {
    const host = hostOf(delivery);
    let lane = this.lanes.get(host);
    if (!lane) {
      lane = { waiting: [], underWay: new Map(), held: 0, failures: 0, failedAt: -Infinity, restUntil: 0 };
      this.lanes.set(host, lane);
    }
    return lane;
  }
}

const hostOf = ({ device }: Delivery) => new URL(device.endpoint).host;
