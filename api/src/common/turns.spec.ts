import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

/** Work that ends when it is told to. */
function line(limits: ConstructorParameters<typeof Turns>[0]) {
  const turns = new Turns(limits);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const enter = (name: string) =>
    turns.take(
      () =>
        new Promise<string>((done, fail) => {
          begun.push(name);
          ends.set(name, (error) => (error ? fail(error) : done(name)));
        }),
      () => new Error('full'),
      name.charAt(0),
    );
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error);
    await new Promise(setImmediate);
  };
  return { begun, enter, end };
}

describe('turns', () => {
  it('are taken by one after the other of those who wait', async () => {
    const { begun, enter, end } = line({ atOnce: 2, waiting: 10 });
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map(enter);
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']) await end(name);
    expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']);
    expect(await Promise.all(all)).toHaveLength(7);
  });

  it('are refused when too many wait, until fewer do', async () => {
    const { enter, end } = line({ atOnce: 1, waiting: 1 });
    const first = enter('a1');
    const second = enter('b1');
    await expect(enter('c1')).rejects.toThrow('full');
    await end('a1');
    const third = enter('c2');
    await end('b1');
    await end('c2');
    expect(await Promise.all([first, second, third])).toEqual(['a1', 'b1', 'c2']);
  });

  it('are refused to one who has enough of them', async () => {
    const { enter, end } = line({ atOnce: 1, waiting: 10, perOwner: 2 });
    const taken = [enter('a1'), enter('a2')];
    await expect(enter('a3')).rejects.toThrow('full');
    taken.push(enter('b1'));
    await end('a1');
    taken.push(enter('a4'));
    for (const name of ['a2', 'b1', 'a4']) await end(name);
    expect(await Promise.all(taken)).toHaveLength(4);
  });

  it('go on after work that failed', async () => {
    const { enter, end } = line({ atOnce: 1, waiting: 10 });
    const failing = enter('a1');
    const next = enter('b1');
    const seen = expect(failing).rejects.toThrow('broken');
    await end('a1', new Error('broken'));
    await seen;
    await end('b1');
    expect(await next).toBe('b1');
  });
});
