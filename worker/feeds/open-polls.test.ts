import { expect, test } from 'vitest';
import { openPolls } from './open-polls.ts';

const LONG_MS = 60_000;

test('a wait for room ends when enough polls have ended', async () => {
  const polls = openPolls(2);
  const ends: (() => void)[] = [];
  for (let no = 0; no < 2; no += 1) polls.add(new Promise((resolve) => ends.push(resolve)));
  expect(polls.room()).toBe(0);
  const waited = polls.waitForRoom(2, LONG_MS, new AbortController().signal);
  for (const end of ends) end();
  await waited;
  expect(polls.room()).toBe(2);
  await polls.waitForRoom(2, LONG_MS, new AbortController().signal);
});

test('a wait for room ends with its time, and when the worker stops', async () => {
  const polls = openPolls(1);
  polls.add(new Promise(() => undefined));
  await polls.waitForRoom(1, 1, new AbortController().signal);
  const stop = new AbortController();
  const waited = polls.waitForRoom(1, LONG_MS, stop.signal);
  stop.abort();
  await waited;
  expect(polls.room()).toBe(0);
});
