import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adopt } from '../../client/sync/sync-round.ts';
import { syncItems } from '../../server/readers/sync-items.ts';
import { parseOr } from '../../shared/contract/parse.ts';
import { syncInSchema } from '../../shared/contract/reader-schema.ts';
import { addReader } from '../../shared/node/db/reader/reader-store.ts';
import { type MemoryDevice, openMemoryDevice } from '../helpers/memory-device.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let wire = 'one';
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
});
afterAll(() => world.close());

const BROWSERS = ['desktop1', 'laptop02', 'phone003'];
const NAMES = ['columns', 'mutes', 'saved', 'read', 'theme', 'visit', 'storylines', 'media-positions'];

/** A new reader, and devices that have joined it. */
async function openReader(now?: () => number): Promise<{ id: string; devices: MemoryDevice[] }> {
  const id = randomUUID();
  await addReader(world.db, { id, network: 'test', commenterId: undefined });
  const devices = BROWSERS.map((browser) => openMemoryDevice(browser, (request) => ask(id, request), now));
  return { id, devices };
}

async function ask(readerId: string, request: unknown) {
  const synced = await syncItems(world.db, readerId, parseOr('validation_failed', syncInSchema, request));
  if (!synced) throw new Error('the reader is gone');
  const { version, whole, items } = synced;
  return { wire, version, now: Date.now(), whole, items, ticket: '' };
}

type Column = { id: string; query: string; notify: string };
type Mute = { kind: string; of: string; label: string; until: number | null };
type Card = { id: string; revision: number; topics: [] };
type Acts = Record<string, (device: MemoryDevice, pick: number, name: string) => void>;

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** What a reader does, by the values that the page stores. `name` is new each time. */
const ACTS: Acts = {
  addColumn: (device, _pick, name) =>
    device.change<Column[]>('columns', (all = []) => [...all, { id: name, query: `q=${name}`, notify: 'off' }]),
  changeColumn: (device, pick, name) =>
    device.change<Column[]>('columns', (all = []) =>
      all.map((column) => (column === at(all, pick) ? { ...column, query: `q=${name}` } : column)),
    ),
  moveColumn: (device, pick) =>
    device.change<Column[]>('columns', (all = []) => {
      const moved = at(all, pick);
      return moved ? [moved, ...all.filter((column) => column !== moved)] : all;
    }),
  mute: (device, _pick, name) =>
    device.change<Mute[]>('mutes', (all = []) => [...all, { kind: 'topic', of: name, label: name, until: null }]),
  save: (device, _pick, name) =>
    device.change<Card[]>('saved', (all = []) => [{ id: name, revision: 1, topics: [] }, ...all]),
  refresh: (device, pick) =>
    device.change<Card[]>('saved', (all = []) =>
      all.map((card) => (card === at(all, pick) ? { ...card, revision: card.revision + 1 } : card)),
    ),
  read: (device, _pick, name) => device.change<string[]>('read', (all = []) => [...all, name]),
  theme: (device, pick) => device.change('theme', () => at(['light', 'dark', 'system'], pick)),
  leave: (device, pick, name) =>
    device.change<{ at: number; seen: Record<string, number> }>('visit', (visit) => ({
      at: pick,
      seen: { ...visit?.seen, [name]: pick },
    })),
  visit: (device, pick, name) =>
    device.change<{ storyline: string }[]>('storylines', (all = []) => [
      ...all,
      { storyline: name, story: name, seen: pick, before: null, at: pick },
    ]),
  play: (device, pick, name) =>
    device.change<{ url: string }[]>('media-positions', (all = []) => [...all, { url: name, seconds: pick }]),
};
const REMOVALS: Record<string, (device: MemoryDevice, pick: number) => string | undefined> = {
  columns: (device, pick) => removeFrom<Column>(device, 'columns', pick, ({ id }) => id),
  mutes: (device, pick) => removeFrom<Mute>(device, 'mutes', pick, ({ of }) => of),
  saved: (device, pick) => removeFrom<Card>(device, 'saved', pick, ({ id }) => id),
  read: (device, pick) => removeFrom<string>(device, 'read', pick, (id) => id),
};

function removeFrom<T>(device: MemoryDevice, name: string, pick: number, idOf: (entry: T) => string) {
  const gone = at(device.get<T[]>(name) ?? [], pick);
  if (gone === undefined) return undefined;
  device.change<T[]>(name, (all = []) => all.filter((entry) => idOf(entry) !== idOf(gone)));
  return idOf(gone);
}

const step = fc.record({
  device: fc.integer({ min: 0, max: 2 }),
  pick: fc.nat(50),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...Object.keys(ACTS)) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(REMOVALS)).map((name) => `remove ${name}`) },
    { weight: 3, arbitrary: fc.constantFrom('sync', 'sync', 'offline', 'online', 'lose an answer') },
  ),
});
const skews = fc.tuple(
  ...BROWSERS.map(() => fc.constantFrom(0, 0, -3_600_000, 60_000, 30 * 60_000, -90 * 24 * 3_600_000)),
);

function idsIn(device: MemoryDevice): Set<string> {
  return new Set([
    ...(device.get<Column[]>('columns') ?? []).map(({ id }) => id),
    ...(device.get<Mute[]>('mutes') ?? []).map(({ of }) => of),
    ...(device.get<Card[]>('saved') ?? []).map(({ id }) => id),
    ...(device.get<string[]>('read') ?? []),
    ...Object.keys(device.get<{ seen: object } | undefined>('visit')?.seen ?? {}),
    ...(device.get<{ storyline: string }[]>('storylines') ?? []).map(({ storyline }) => storyline),
    ...(device.get<{ url: string }[]>('media-positions') ?? []).map(({ url }) => url),
  ]);
}

/** An empty list is none. */
const shown = (device: MemoryDevice) =>
  NAMES.map((name) => device.get(name) ?? []).map((value, at) => [NAMES[at], value]);

test('READER4 a hundred random orders of edits, offline and back, end alike on all devices, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), skews, async (steps, skewsMs) => {
      const { devices } = await openReader();
      for (const [no, device] of devices.entries()) device.skewMs = skewsMs[no] ?? 0;
      const [made, removed] = [new Set<string>(), new Set<string>()];
      for (const [no, { device: which, what, pick }] of steps.entries()) {
        const device = devices[which] as MemoryDevice;
        const name = `${what}-${no}`;
        if (what === 'sync') await device.sync();
        else if (what === 'offline') device.isOnline = false;
        else if (what === 'online') device.isOnline = true;
        else if (what === 'lose an answer') device.losesAnswer = true;
        else if (what.startsWith('remove ')) removed.add(REMOVALS[what.slice(7)]?.(device, pick) ?? '');
        else ACTS[what]?.(device, pick, name);
        if (['addColumn', 'mute', 'save', 'read', 'leave', 'visit', 'play'].includes(what)) made.add(name);
      }
      for (const device of devices) Object.assign(device, { isOnline: true, losesAnswer: false });
      // The last of the second round knows what all have sent; the third brings it to the others.
      for (let round = 0; round < 3; round += 1) for (const device of devices) await device.sync();
      const [first, ...others] = devices as [MemoryDevice, ...MemoryDevice[]];
      for (const other of others) expect(shown(other)).toEqual(shown(first));
      const ids = idsIn(first);
      expect([...made].filter((id) => !removed.has(id) && !ids.has(id))).toEqual([]);
      expect([...ids].filter((id) => !made.has(id))).toEqual([]);
      for (const device of devices) expect(device.replica?.unsent.size).toBe(0);
    }),
    { numRuns: 100 },
  );
}, 120_000);

test('READER4 what is deleted stays deleted, the later of two edits wins, and a list keeps its order', async () => {
  const { devices } = await openReader();
  const [one, two] = devices as [MemoryDevice, MemoryDevice];
  for (const name of ['a', 'b', 'c']) ACTS.addColumn?.(one, 0, name);
  await one.sync();
  await two.sync();
  one.change<Column[]>('columns', (all = []) => all.filter(({ id }) => id !== 'b'));
  ACTS.moveColumn?.(two, 2, '');
  ACTS.addColumn?.(two, 0, 'd');
  await two.sync();
  await one.sync();
  await two.sync();
  const ids = (device: MemoryDevice) => device.get<Column[]>('columns').map(({ id }) => id);
  expect([ids(one), ids(two)]).toEqual([
    ['c', 'a', 'd'],
    ['c', 'a', 'd'],
  ]);
  one.change('theme', () => 'dark');
  await one.sync();
  two.change('theme', () => 'light');
  await two.sync();
  await one.sync();
  expect([one.get('theme'), two.get('theme')]).toEqual(['light', 'light']);
});

test('READER6 a device that missed more deletions than are remembered forgets what the others have deleted', async () => {
  const { id, devices } = await openReader();
  const [one, two] = devices as [MemoryDevice, MemoryDevice];
  one.change('mutes', () => [mute('first'), mute('kept')]);
  await one.sync();
  await two.sync();
  two.change<Mute[]>('mutes', (all = []) => [...all, mute('own')]);
  one.change<Mute[]>('mutes', () => [mute('kept')]);
  await one.sync();
  // As after a thousand more deletions.
  await world.db.query(sql`DELETE FROM reader_items WHERE value IS NULL`);
  await world.db.query(sql`UPDATE readers SET forgotten_version = version WHERE id = ${id}`);
  await two.sync();
  expect(two.get<Mute[]>('mutes').map(({ of }) => of)).toEqual(['kept', 'own']);
});

test('READER7 after the server was restored from a backup, the devices give it back what it lost', async () => {
  const { id, devices } = await openReader();
  const [one, two] = devices as [MemoryDevice, MemoryDevice];
  one.change('mutes', () => [mute('before')]);
  await one.sync();
  await two.sync();
  two.change<Mute[]>('mutes', (all = []) => [...all, mute('after')]);
  await two.sync();
  await world.db.query(sql`DELETE FROM reader_items WHERE reader_id = ${id}`);
  await world.db.query(sql`UPDATE readers SET version = 1 WHERE id = ${id}`);
  wire = 'two';
  await one.sync();
  await two.sync();
  await one.sync();
  for (const device of [one, two]) expect(device.get<Mute[]>('mutes').map(({ of }) => of)).toEqual(['before', 'after']);
});

test('READER5 joining keeps both or takes the others’, as the reader chose, and each column once', async () => {
  const { devices } = await openReader();
  const [first, both, theirs] = devices as [MemoryDevice, MemoryDevice, MemoryDevice];
  first.change('columns', () => [column('everything', 'sort=latest'), column('rain', 'any=rain')]);
  first.change('read', () => ['r1']);
  first.change('theme', () => 'dark');
  await first.sync();
  for (const device of [both, theirs]) {
    device.change('columns', () => [column('everything', 'any=sun'), column('wet', 'any=rain'), column('x', 'any=x')]);
    device.change('read', () => ['r2']);
    device.change('saved', () => [{ id: 's', revision: 1, topics: [] }]);
    device.change('theme', () => 'light');
  }
  await adopt(both.deps, 'laptop02', 'both');
  await both.sync();
  const queries = (device: MemoryDevice) => device.get<Column[]>('columns').map(({ query }) => query);
  expect(queries(both)).toEqual(['sort=latest', 'any=rain', 'any=sun', 'any=x']);
  expect([both.get('read'), both.get('theme'), both.get<Card[]>('saved').length]).toEqual([['r1', 'r2'], 'dark', 1]);
  await first.sync();
  expect(queries(first)).toEqual(queries(both));
  both.change('saved', () => []);
  await both.sync();
  await adopt(theirs.deps, 'phone003', 'theirs');
  await theirs.sync();
  expect([queries(theirs), theirs.get('read')]).toEqual([queries(first), ['r1', 'r2']]);
});

function mute(of: string): Mute {
  return { kind: 'topic', of, label: of, until: null };
}

function column(id: string, query: string): Column {
  return { id, query, notify: 'off' };
}
