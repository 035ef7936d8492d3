import { setTimeout as delay } from 'node:timers/promises';
import type { Filter } from '../../shared/domain/filter.ts';
import { randomNumbers } from '../eval/articles.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { check, type ReaderRecord } from './check.ts';
import type { Copy } from './copy.ts';
import type { Deployment } from './deployment.ts';
import { NEMESES, type Nemesis } from './nemeses.ts';
import { type Publisher, startPublishing } from './publishing.ts';

const EVERY_MS = 120;
const CALM_MS = 800;
const SETTLED_MS = 90_000;
const LOOK_MS = 250;
const STRIKES_MAX = 3;
const PUBLISHING_SEED = 1_000_000;

export interface RoundOptions {
  seed: number;
  readers: number;
  /** The nemeses to choose from; all by default. */
  nemeses?: Nemesis[];
  /** The number of faults; chosen by the seed by default. */
  strikes?: number;
}

export interface RoundResult {
  seed: number;
  strikes: string[];
  /** The total duration, and the part until everything had arrived. */
  seconds: number[];
  stories: number;
  events: number;
  returns: number;
  /** Empty when every guarantee held. */
  wrong: string[];
}

/** Plays one round: readers read and publishers publish during faults; then checks the records. */
export async function playRound(
  deployment: Deployment,
  publishers: Publisher[],
  options: RoundOptions,
): Promise<RoundResult> {
  const { seed, readers: count } = options;
  const began = Date.now();
  const random = randomNumbers(seed);
  // Sharing one sequence would depend on timing, and a seed could not be replayed.
  const ofPublishing = randomNumbers(seed + PUBLISHING_SEED);
  const filters = Array.from({ length: count }, (_, index) => filterOf(index, publishers));
  const readers = await Promise.all(filters.map((filter) => openLastingReader(deployment.url, { filter })));
  try {
    const round = `r${seed.toString(36)}x${Date.now().toString(36)}`;
    const publishing = startPublishing(deployment.url, publishers, { round, everyMs: EVERY_MS, random: ofPublishing });
    const { strikes, failed, added } = await strikeSome(deployment, options, random, readers);
    const copies = [...(await publishing.stop()), ...added];
    const records = (): ReaderRecord[] => readers.map((reader, index) => toRecord(reader, filters[index] ?? {}, index));
    const isSettled = (): boolean => records().every((record) => check(copies, [record]).length === 0);
    const struck = Date.now();
    while (!isSettled() && Date.now() < struck + SETTLED_MS) await delay(LOOK_MS);
    // Duplicates may arrive a little later.
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
  deployment: Deployment,
  { nemeses = NEMESES, strikes: asked }: Pick<RoundOptions, 'nemeses' | 'strikes'>,
  random: () => number,
  readers: LastingReader[],
): Promise<{ strikes: string[]; failed: string[]; added: Copy[] }> {
  const strikes: string[] = [];
  const added: Copy[] = [];
  const failed: string[] = [];
  const chosen = 1 + Math.floor(random() * STRIKES_MAX);
  const times = asked ?? chosen;
  for (let time = 0; time < times; time += 1) {
    await delay(CALM_MS);
    const nemesis = nemeses[Math.floor(random() * nemeses.length)] as Nemesis;
    strikes.push(nemesis.name);
    try {
      added.push(...((await nemesis.strike(deployment, random, readers)) ?? []));
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
