import { setTimeout as delay } from 'node:timers/promises';
import type { Filter } from '../../shared/domain/filter.ts';
import { randomNumbers } from '../eval/articles.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { check, type ReaderRecord } from './check.ts';
import type { Copy } from './copy.ts';
import type { House } from './house.ts';
import { NEMESES, type Nemesis } from './nemeses.ts';
import { type Publisher, startPublishing } from './publishing.ts';

const EVERY_MS = 120;
const CALM_MS = 800;
const SETTLED_MS = 90_000;
const LOOK_MS = 250;
const STRIKES_MAX = 3;
const PRESS_SEED = 1_000_000;

export interface RoundOptions {
  seed: number;
  readers: number;
  /** Which to choose from; all of them unless said. */
  nemeses?: Nemesis[];
  /** How many bad things happen; the seed says it unless given. */
  strikes?: number;
}

export interface RoundResult {
  seed: number;
  strikes: string[];
  /** How long it took, and how much of that until everything had come. */
  seconds: number[];
  stories: number;
  events: number;
  returns: number;
  /** None when every guarantee held. */
  wrong: string[];
}

/** One round: readers read and publishers publish while bad things happen; then the records are checked. */
export async function playRound(house: House, publishers: Publisher[], options: RoundOptions): Promise<RoundResult> {
  const { seed, readers: count } = options;
  const began = Date.now();
  const random = randomNumbers(seed);
  // One row of numbers for both would depend on who came first, and no seed could be played again.
  const ofPress = randomNumbers(seed + PRESS_SEED);
  const filters = Array.from({ length: count }, (_, index) => filterOf(index, publishers));
  const readers = await Promise.all(filters.map((filter) => openLastingReader(house.url, { filter })));
  try {
    const round = `r${seed.toString(36)}x${Date.now().toString(36)}`;
    const press = startPublishing(house.url, publishers, { round, everyMs: EVERY_MS, random: ofPress });
    const { strikes, failed, added } = await strikeSome(house, options, random, readers);
    const copies = [...(await press.stop()), ...added];
    const records = (): ReaderRecord[] => readers.map((reader, index) => toRecord(reader, filters[index] ?? {}, index));
    const isSettled = (): boolean => records().every((record) => check(copies, [record]).length === 0);
    const struck = Date.now();
    while (!isSettled() && Date.now() < struck + SETTLED_MS) await delay(LOOK_MS);
    // What comes once too often may come a little later.
    await delay(CALM_MS);
    return {
      seed,
      strikes,
      seconds: [began, struck].map((since) => Math.round((Date.now() - since) / 1_000)),
      stories: copies.length,
      events: readers.reduce((sum, reader) => sum + reader.events().length, 0),
      returns: readers.reduce((sum, reader) => sum + reader.returns(), 0),
      wrong: [...failed, ...check(copies, records())],
    };
  } finally {
    for (const reader of readers) reader.close();
  }
}

async function strikeSome(
  house: House,
  { nemeses = NEMESES, strikes: asked }: Pick<RoundOptions, 'nemeses' | 'strikes'>,
  random: () => number,
  readers: LastingReader[],
): Promise<{ strikes: string[]; failed: string[]; added: Copy[] }> {
  const strikes: string[] = [];
  const added: Copy[] = [];
  const failed: string[] = [];
  const told = 1 + Math.floor(random() * STRIKES_MAX);
  const times = asked ?? told;
  for (let time = 0; time < times; time += 1) {
    await delay(CALM_MS);
    const nemesis = nemeses[Math.floor(random() * nemeses.length)] as Nemesis;
    strikes.push(nemesis.name);
    try {
      added.push(...((await nemesis.strike(house, random, readers)) ?? []));
    } catch (error) {
      failed.push(`${nemesis.name}: ${(error as Error).message}`);
    }
  }
  await delay(CALM_MS);
  return { strikes, failed, added };
}

function filterOf(index: number, publishers: Publisher[]): Filter {
  const publisher = publishers[index % publishers.length]?.id ?? '';
  const kinds: Filter[] = [
    {},
    { any: ['tides'] },
    { all: ['mills', 'ferries'] },
    { none: ['tides'] },
    { publishers: [publisher] },
    { any: ['mills', 'tides'], publishers: [publisher] },
    { any: ['nobody-writes-of-it'] },
  ];
  return kinds[index % kinds.length] ?? {};
}

function toRecord(reader: LastingReader, filter: Filter, index: number): ReaderRecord {
  return {
    name: `reader ${index + 1} ${JSON.stringify(filter)}`,
    filter,
    events: reader.events(),
    resets: reader.resets(),
  };
}
