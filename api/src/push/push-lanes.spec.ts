import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';
import { type Delivery, PushLanes } from './push-lanes.js';

describe('lanes of push services', () => {
  let now = 0;
  let lanes: PushLanes;
  beforeEach(() => {
    lanes = new PushLanes(() => now);
  });

  const delivery = (host: string, userId: number) =>
    ({ device: { endpoint: `https://${host}/x`, userId } as PushSubscription, tries: 0 }) as Delivery;
  const admit = (host: string, userId: number, count = 1) => {
    const admitted = Array.from({ length: count }, () => lanes.admit(delivery(host, userId)));
    return admitted.filter(Boolean).length;
  };
  const takeAll = () => {
    const taken: Delivery[] = [];
    for (let next = lanes.next(); next; next = lanes.next()) taken.push(next);
    return taken;
  };
  const fail = (...failing: Delivery[]) => {
    const rests = failing.map((one) => lanes.failed(one, null));
    for (const one of failing) lanes.leave(one);
    return rests.at(-1);
  };

  it('let a person have three messages on the way, and a service ten', () => {
    admit('one.example', 1, 9);
    expect(takeAll()).toHaveLength(3);
    for (let person = 2; person < 9; person++) admit('one.example', person, 3);
    expect(takeAll()).toHaveLength(7);
    admit('two.example', 20, 3);
    expect(takeAll().map(({ device }) => device.userId)).toEqual([20, 20, 20]);
  });

  it('let services take turns', () => {
    for (const person of [1, 2]) admit('one.example', person);
    for (const person of [3, 4]) admit('two.example', person);
    expect(takeAll().map(({ device }) => device.userId)).toEqual([1, 3, 2, 4]);
  });

  it('leave a service alone that fails, for longer each time, and then try it with one message', () => {
    for (let person = 1; person <= 10; person++) admit('bad.example', person, 3);
    expect(fail(...takeAll())).toBe(2000); // all at once, which is one failure
    expect(takeAll()).toEqual([]);
    for (const rest of [4000, 8000, 16_000]) {
      now += rest / 2;
      const tried = takeAll();
      expect(tried).toHaveLength(1);
      expect(fail(...tried)).toBe(rest);
    }
    now += 16_000;
    const [good] = takeAll() as [Delivery];
    lanes.answered(good);
    lanes.leave(good);
    expect(takeAll()).toHaveLength(10);
  });

  it('keep only so much for one person and one service', () => {
    expect(admit('one.example', 1, 600)).toBe(500);
    for (let person = 2; person <= 15; person++) expect(admit('one.example', person, 500)).toBe(500);
    expect(admit('one.example', 16)).toBe(0);
    expect(admit('two.example', 16, 600)).toBe(500);
    const [done] = takeAll() as [Delivery];
    lanes.leave(done);
    lanes.drop(done);
    expect(admit('one.example', 17, 2)).toBe(1);
  });
});
