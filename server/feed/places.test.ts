import { expect, test } from 'vitest';
import { type Leave, openPlaces } from './places.ts';

const here = (address?: string) => ({ address, isWaiting: () => true });

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Notes who got a place, in order. */
function watch(places: ReturnType<typeof openPlaces>) {
  const entered: string[] = [];
  const leaves = new Map<string, Leave>();
  const enter = (name: string, address?: string, isWaiting = () => true): void => {
    void places.enter({ address, isWaiting }).then((leave) => {
      entered.push(typeof leave === 'function' ? name : `${name}: ${leave}`);
      if (typeof leave === 'function') leaves.set(name, leave);
    });
  };
  return { entered, enter, leave: (name: string) => leaves.get(name)?.() };
}

test('no more than so many have a place, and the next one gets it when one leaves', async () => {
  const { entered, enter, leave } = watch(openPlaces({ most: 2, perAddress: 2, waiting: 10 }));
  for (const name of ['a', 'b', 'c']) enter(name);
  await settled();
  expect(entered).toEqual(['a', 'b']);
  leave('a');
  leave('a');
  await settled();
  expect(entered).toEqual(['a', 'b', 'c']);
});

test('an address with many who wait takes turns with the others', async () => {
  const { entered, enter, leave } = watch(openPlaces({ most: 1, perAddress: 1, waiting: 10 }));
  for (const name of ['crowd-1', 'crowd-2', 'crowd-3']) enter(name, '192.0.2.1');
  enter('other', '192.0.2.2');
  for (const name of ['crowd-1', 'crowd-2', 'other']) {
    await settled();
    leave(name);
  }
  await settled();
  expect(entered).toEqual(['crowd-1', 'crowd-2', 'other', 'crowd-3']);
});

test('one address has only its share, also when places are free', async () => {
  const { entered, enter } = watch(openPlaces({ most: 5, perAddress: 2, waiting: 10 }));
  for (const name of ['a', 'b', 'c']) enter(name, '192.0.2.1');
  enter('d', '192.0.2.2');
  await settled();
  expect(entered).toEqual(['a', 'b', 'd']);
});

test('who is gone gets no place, and who comes when too many wait is told so', async () => {
  const { entered, enter, leave } = watch(openPlaces({ most: 1, perAddress: 1, waiting: 1 }));
  let isHere = true;
  enter('first');
  enter('gone', undefined, () => isHere);
  enter('one too many');
  isHere = false;
  enter('last');
  await settled();
  leave('first');
  await settled();
  expect(entered).toEqual(['first', 'one too many: full', 'gone: undefined', 'last']);
});

test('those who are not waiting at all do not keep others out', async () => {
  const places = openPlaces({ most: 1, perAddress: 1, waiting: 5 });
  expect(await places.enter({ isWaiting: () => false })).toBeUndefined();
  expect(await places.enter(here('192.0.2.1'))).toBeTypeOf('function');
});
