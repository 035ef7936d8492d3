import { expect, test } from 'vitest';
import { type Call, openReceiverSlots, type Slot } from './receiver-slots.ts';

const LIMITS = { total: 16, perHost: 6, perUnproven: 2, unproven: 5, unprovenPerNamer: 3 };

function open() {
  let now = 1_000_000;
  const slots = openReceiverSlots(LIMITS, () => now);
  const take = (host: string, more: Partial<Call> = {}): Slot | undefined => {
    const taken = slots.take({ host, ...more });
    return 'release' in taken ? taken : undefined;
  };
  const wait = (host: string, isFlash = false): number => {
    const taken = slots.take({ host, isFlash });
    return 'waitMs' in taken ? taken.waitMs : 0;
  };
  const takeAll = (host: string, more: Partial<Call> = {}): Slot[] => {
    const all: Slot[] = [];
    for (let slot = take(host, more); slot; slot = take(host, more)) all.push(slot);
    return all;
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  return { take, wait, takeAll, pass };
}

test('a host that has answered gets more than one of which nothing is known, and neither gets all', () => {
  const { take, takeAll } = open();
  expect(takeAll('new')).toHaveLength(LIMITS.perUnproven);
  take('good')?.release(true);
  expect(takeAll('good')).toHaveLength(LIMITS.perHost);
});

test('silent hosts, however many, leave slots to those that answer', () => {
  const { take, takeAll } = open();
  take('good')?.release(true);
  const silent = Array.from({ length: 58 }, (_, no) => takeAll(`silent-${no}`)).flat();
  expect(silent).toHaveLength(LIMITS.unproven);
  expect(takeAll('good')).toHaveLength(LIMITS.perHost);
});

test('one who names many hosts that nobody knows leaves room for the first call of another one', () => {
  const { take, takeAll } = open();
  const named = ['a', 'b', 'c', 'd'].flatMap((host) => takeAll(host, { namedBy: 'one' }));
  expect(named).toHaveLength(LIMITS.unprovenPerNamer);
  const slot = take('e', { namedBy: 'other' });
  expect(slot).toBeDefined();
  for (const each of named) each.release(true);
  expect(takeAll('f', { namedBy: 'one' })).toHaveLength(LIMITS.perUnproven);
});

test('a host that is trusted needs no first answer, and loses that by silence', () => {
  const { take, takeAll, pass } = open();
  const slots = takeAll('trusted', { isTrusted: true });
  expect(slots).toHaveLength(LIMITS.perHost);
  for (const slot of slots) slot.release(false);
  pass(2_000);
  expect(takeAll('trusted', { isTrusted: true })).toHaveLength(1);
  expect(take('trusted', { isTrusted: true })).toBeUndefined();
});

test('a silent host is left alone for longer each time, then one call asks whether it is back', () => {
  const { take, takeAll, wait, pass } = open();
  take('host')?.release(true);
  // Concurrent calls count as one silence.
  for (const slot of takeAll('host')) slot.release(false);
  expect(wait('host')).toBe(2_000);
  pass(2_000);
  const probes = takeAll('host');
  expect(probes).toHaveLength(1);
  probes[0]?.release(false);
  expect(wait('host')).toBe(4_000);
  pass(4_000);
  take('host')?.release(true);
  expect(takeAll('host')).toHaveLength(LIMITS.perHost);
});

test('those who wait come one after the other, and flash behind flash alone', () => {
  const { takeAll, wait } = open();
  takeAll('host');
  const others = Array.from({ length: 100 }, () => wait('host'));
  expect(others).toEqual([...others].sort((a, b) => a - b));
  expect(others.at(-1)).toBeGreaterThan(1_000);
  expect(wait('host', true)).toBeLessThan(100);
});

test('what was given back without a call says nothing about the host', () => {
  const { take, takeAll } = open();
  take('host')?.release(undefined);
  expect(takeAll('host')).toHaveLength(LIMITS.perUnproven);
});
