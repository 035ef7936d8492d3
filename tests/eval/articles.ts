import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { labelledStories } from '../../demo/labelled-stories.ts';
import { type StoryIn, storyInSchema } from '../../shared/contract/story-schema.ts';

export type Article = StoryIn & {
  externalId: string;
  /** Who publishes it; dealt out to somebody where it is not known. */
  publisher?: string;
  /** The name of the file that it was read from. */
  source?: string;
};

/** The news of the demo with its publishers, its events, and as its topics what an editor would give. */
export function demoArticles(): {
  articles: Article[];
  labels: Map<string, string>;
  accepted: Map<string, string[]>;
} {
  const all = labelledStories(new Date());
  return {
    articles: all.map(({ story, publisher, topics }) => ({ ...story, publisher, topics })),
    labels: new Map(all.map(({ story, event }) => [story.externalId, event])),
    accepted: new Map(all.map(({ story, topics }) => [story.externalId, [...(story.topics ?? []), ...topics]])),
  };
}

/** The stories of NDJSON files that are good to publish, and how many lines are not. */
export async function readArticles(files: string[]): Promise<{ articles: Article[]; refused: number }> {
  const read = await Promise.all(files.map(readFileArticles));
  return {
    articles: read.flatMap(({ articles }) => articles),
    refused: read.reduce((sum, { refused }) => sum + refused, 0),
  };
}

async function readFileArticles(file: string): Promise<{ articles: Article[]; refused: number }> {
  const source = path.basename(file, '.ndjson');
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map((line) => storyInSchema.safeParse(JSON.parse(line)));
  const articles = parsed.flatMap(({ data }, index) =>
    data ? [{ ...data, source, externalId: data.externalId ?? `${source}-${index + 1}` }] : [],
  );
  return { articles, refused: lines.length - articles.length };
}

/** What JSON objects say of each `externalId`: its event, or its topics; none without a file. */
export async function readLabels<Label>(files: readonly string[] = []): Promise<Map<string, Label>> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(texts.flatMap((text) => Object.entries(JSON.parse(text) as Record<string, Label>)));
}

/** The items in an order that the seed alone decides (Fisher and Yates, mulberry32). */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = randomNumbers(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    const [a, b] = [shuffled[at], shuffled[last]];
    if (a === undefined || b === undefined) continue;
    shuffled[at] = b;
    shuffled[last] = a;
  }
  return shuffled;
}

/** Numbers from 0 up to 1 that the seed alone decides. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
