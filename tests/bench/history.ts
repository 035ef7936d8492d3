import type { Sql } from 'sql-template-tag';
import { parseOr } from '../../shared/contract/parse.ts';
import { storiesQuerySchema } from '../../shared/contract/query-schema.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { listStories } from '../../shared/node/db/story/story-list-store.ts';
import { listTopStories } from '../../shared/node/db/story/top-story-store.ts';
import { randomNumbers } from '../eval/articles.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { percentile } from './framework/statistics.ts';
import { fillHistory } from './history-fill.ts';
import { pooledTexts, someTopic, someWord } from './history-texts.ts';
import { openRig } from './rig/open-rig.ts';

interface Options {
  stories: number;
  requests: number;
}

const LIMIT_MS = 50;
/** For more than a million stories. */
const LIMIT_OF_MANY_MS = 80;
const MILLION = 1_000_000;
const WARM_UP = 5;

type Random = () => number;
/** Two words that follow one another in some of the stories. */
const phrase = (random: Random): string => {
  const { words } = POOL[Math.floor(random() * POOL.length)] ?? { words: [] };
  const at = Math.floor(random() * (words.length - 1));
  return `%22${words[at]}+${words[at + 1]}%22`;
};
const POOL = pooledTexts();

/** Readers' queries, with random topics, words and positions. */
const QUERIES: Record<string, (random: Random, stories: number) => string> = {
  'first page': () => 'limit=30',
  'first page of topics': (random) => `limit=30&any=${someTopic(random)},${someTopic(random)}`,
  'first page of a section': () => 'limit=30&section=science',
  'deep page': (random, stories) => `limit=30&before=${Math.ceil(random() * stories)}`,
  'deep page of a topic': (random, stories) =>
    `limit=30&any=${someTopic(random)}&before=${Math.ceil(random() * stories)}`,
  'search, one word': (random) => `limit=30&q=${someWord(random)}`,
  'search, two words': (random) => `limit=30&q=${someWord(random)}+${someWord(random)}`,
  'search, another form': (random) => `limit=30&q=${someWord(random)}ing`,
  'search, one of two words': (random) => `limit=30&q=${someWord(random)}+OR+${someWord(random)}`,
  'search, a phrase': (random) => `limit=30&q=${phrase(random)}`,
  'search, a phrase that is not there': (random) => `limit=30&q=%22${someWord(random)}+${someWord(random)}%22`,
  'search, without a word': (random) => `limit=30&q=${someWord(random)}+-${someWord(random)}`,
  'search, with a field': (random) => `limit=30&q=${someWord(random)}+section:science+OR+section:sport`,
  'search, before five days ago': (random) => `limit=30&q=${someWord(random)}+until:5d`,
  'search, a rare word': (random, stories) => `limit=30&q=rare${Math.ceil((random() * stories) / 20)}`,
  top: () => 'limit=30&sort=top',
  'top of a topic': (random) => `limit=30&sort=top&any=${someTopic(random)}`,
};

/** Reading older stories from a record of a million. */
export const history: Measurement<Options> = {
  name: 'history',
  about: 'older pages by HTTP, over a million stories',
  options: {
    stories: { help: 'in the record', full: MILLION, short: 3_000 },
    requests: { help: 'of each kind', full: 200, short: 5 },
  },
  async run({ options, cpuProf, say }) {
    const rig = await openRig(cpuProf);
    try {
      await fillHistory(rig.config.database, options.stories, say);
      const server = await rig.startService('server');
      const figures: Figure[] = [];
      const bars = [];
      const details: { title: string; text: string }[] = [];
      for (const [name, queryOf] of Object.entries(QUERIES)) {
        const random = randomNumbers(1);
        const queries = Array.from({ length: options.requests }, () => queryOf(random, options.stories));
        const ours = await timeEach(queries, async (query) => {
          const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/stories?${query}`);
          if (!answer.ok) throw new Error(`${query} was answered with ${answer.status}`);
          await answer.json();
        });
        const statements: Sql[][] = [];
        for (const query of queries) statements.push(await statementsOf(rig.db, query));
        const byHand = await timeEach(statements, async (all) => {
          for (const statement of all) await rig.db.query(statement);
        });
        const plan = await planOf(rig.db, statements[Math.floor(statements.length / 2)] ?? []);
        figures.push(
          { name: `${name}, p95`, of: 'newswire', unit: 'ms', values: [percentile(ours, 0.95)] },
          { name: `${name}, p95`, of: 'the SQL alone', unit: 'ms', values: [percentile(byHand, 0.95)] },
        );
        bars.push({
          says: `${name}, p95, ms`,
          reached: percentile(ours, 0.95),
          atMost: options.stories > MILLION ? LIMIT_OF_MANY_MS : LIMIT_MS,
        });
        details.push({ title: `Plan: ${name}`, text: plan });
        say(
          `${name}: p95 ${percentile(ours, 0.95).toFixed(1)} ms, the SQL alone ${percentile(byHand, 0.95).toFixed(1)} ms`,
        );
      }
      // A sequential scan of the few publishers or the single wire row is fine.
      const scans = details.filter(({ text }) => /Seq Scan on (?!publishers|wire\b)/.test(text)).length;
      bars.push({ says: 'plans with a sequential scan', reached: options.stories < 100_000 ? 0 : scans, atMost: 0 });
      return { figures, bars, details, notes: [] };
    } finally {
      await rig.close();
    }
  },
};

async function timeEach<T>(items: T[], once: (item: T) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  // The first requests open connections and fill caches.
  for (const item of items.slice(0, WARM_UP)) await once(item);
  for (const item of items) {
    const began = performance.now();
    await once(item);
    times.push(performance.now() - began);
  }
  return times;
}

/** The statements that the server runs for this query, in order. */
async function statementsOf(db: Database, query: string): Promise<Sql[]> {
  const { at: _at, ...parsed } = parseOr(
    'bad_query',
    storiesQuerySchema,
    Object.fromEntries(new URLSearchParams(query)),
  );
  const statements: Sql[] = [];
  const list = parsed.sort === 'top' ? listTopStories : listStories;
  await list(
    {
      query: (statement: Sql) => {
        statements.push(statement);
        return db.query(statement);
      },
    },
    { ...parsed, limit: parsed.limit + 1 },
  );
  return statements;
}

async function planOf(db: Database, statements: Sql[]): Promise<string> {
  const plans = await Promise.all(
    statements.map(async ({ text, values }) => {
      const { rows } = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    }),
  );
  // Shortens long parameter lists, whose start says enough.
  return plans.join('\n\n').replace(/'\{[^']{80,}\}'/g, "'{…}'");
}
