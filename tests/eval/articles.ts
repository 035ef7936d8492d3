import { readFile } from 'node:fs/promises';
import { type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';

export type Article = StoryIn & { externalId: string };

/** The stories of an NDJSON file that are good to publish, and how many lines are not. */
export async function readArticles(file: string): Promise<{ articles: Article[]; refused: number }> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map((line) => storyInSchema.safeParse(JSON.parse(line)));
  const articles = parsed.flatMap(({ data }, index) =>
    data ? [{ ...data, externalId: data.externalId ?? `line-${index + 1}` }] : [],
  );
  return { articles, refused: lines.length - articles.length };
}

/** Labels by `externalId`, from a JSON object; none without a file. */
export async function readLabels(file: string | undefined): Promise<Map<string, string>> {
  if (file === undefined) return new Map();
  return new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>));
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
