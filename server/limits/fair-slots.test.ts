import { expect, test } from 'vitest';
import { openFairSlots, type Release } from './fair-slots.ts';

const here = (address?: string) => ({ address, isWaiting: () => true });

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Records who gets a slot, in order. */
function watch(slots: ReturnType<typeof openFairSlots>) {
  const entered: string[] = [];
  const releases = new Map<string, Release>();
  const enter = (name: string, address?: string, isWaiting = () => true): void => {
    void slots.acquire({ address, isWaiting }).then((release) => {
      entered.push(typeof release === 'function' ? name : `${name}: ${release}`);
      if (typeof release === 'function') releases.set(name, release);
    });
  };
  return { entered, enter, release: (name: string) => releases.get(name)?.() };
}

test('no more than so many have a slot, and the next one gets it when one is released', async () => {
  const { entered, enter, release } = watch(openFairSlots({ capacity: 2, perAddress: 2, maxWaiting: 10 }));
  for (const name of ['a', 'b', 'c']) enter(name);
  await settled();
  expect(entered).toEqual(['a', 'b']);
  release('a');
  release('a');
  await settled();
  expect(entered).toEqual(['a', 'b', 'c']);
});

test('an address with many who wait takes turns with the others', async () => {
  const { entered, enter, release } = watch(openFairSlots({ capacity: 1, perAddress: 1, maxWaiting: 10 }));
  for (const name of ['crowd-1', 'crowd-2', 'crowd-3']) enter(name, '192.0.2.1');
  enter('other', '192.0.2.2');
  for (const name of ['crowd-1', 'crowd-2', 'other']) {
    await settled();
    release(name);
  }
  await settled();
  expect(entered).toEqual(['crowd-1', 'crowd-2', 'other', 'crowd-3']);
});

test('one address has only its share, also when slots are free', async () => {
  const { entered, enter } = watch(openFairSlots({ capacity: 5, perAddress: 2, maxWaiting: 10 }));
  for (const name of ['a', 'b', 'c']) enter(name, '192.0.2.1');
  enter('d', '192.0.2.2');
  await settled();
  expect(entered).toEqual(['a', 'b', 'd']);
});

test('a waiter that is gone gets no slot, and one too many is refused', async () => {
  const { entered, enter, release } = watch(openFairSlots({ capacity: 1, perAddress: 1, maxWaiting: 1 }));
  let isHere = true;
  enter('first');
  enter('gone', undefined, () => isHere);
  enter('one too many');
  isHere = false;
  enter('last');
  await settled();
  release('first');
  await settled();
  expect(entered).toEqual(['first', 'one too many: full', 'gone: undefined', 'last']);
});

test('those who are not waiting at all do not keep others out', async () => {
  const slots = openFairSlots({ capacity: 1, perAddress: 1, maxWaiting: 5 });
  expect(await slots.acquire({ isWaiting: () => false })).toBeUndefined();
  expect(await slots.acquire(here('192.0.2.1'))).toBeTypeOf('function');
});
