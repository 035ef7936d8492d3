import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { FeedRow } from '../../../shared/node/db/feed/feed-row.ts';
import { addFeed, findFeed } from '../../../shared/node/db/feed/feed-store.ts';
import { pollFeed } from '../../../worker/feeds/poll-feed.ts';
import { rawAnswer } from '../../helpers/raw-site.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { OddAnswers } from './answers.ts';
import type { FuzzBench } from './fuzz-bench.ts';
import { SOUND_TEXT, type Sound } from './odd-document.ts';

/** A feed that answers oddly once, and soundly afterwards. */
export interface FeedCase extends OddAnswers {
  sound: Sound;
}

interface StoryRow {
  id: string;
  external_id: string;
  headline: string;
  words: string;
}

const REPEATS = 4;
const SETTLE_MS = 60_000;
/** The server says that it has too much to do. */
const BUSY = 503;
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Polls the feed twice, with what it sends first and with a sound document; returns what is wrong, if anything. */
export async function playCase(bench: FuzzBench, feedCase: FeedCase): Promise<string[]> {
  const { db } = bench.world;
  const id = newId();
  const folder = `/${id}`;
  for (const [path, answer] of Object.entries(feedCase.answers)) bench.site.on(folder + path, inFolder(answer, folder));
  const settings = { publisherId: null, section: null, topics: [], intervalSeconds: null };
  await addFeed(db, id, { ...settings, url: bench.site.url(`${folder}/feed`, bench.nextHost()) });
  // The world's own workers leave it alone.
  await db.query(sql`UPDATE feeds SET next_fetch_at = now() + interval '1 day' WHERE id = ${id}`);
  let tookMs = await poll(bench, id);
  // Other cases and programs may have had the processor meanwhile; what hangs does so each time.
  for (let again = 0; again < REPEATS && tookMs > bench.hangsMs; again += 1) tookMs = await poll(bench, id);
  const odd = await findFeed(db, id);
  const problems = tookMs > bench.hangsMs ? [`it took ${Math.round(tookMs)} ms`] : [];
  if (odd?.error?.startsWith('unreadable')) problems.push(odd.error);
  const stories = await storiesOf(bench, odd);
  const cameAsSound = stories.some(({ headline }) => headline === feedCase.sound.headline);
  if (feedCase.keepsSound && !cameAsSound) problems.push(`the sound item is lost: ${odd?.status}, ${odd?.error}`);
  problems.push(...stories.flatMap(({ words }) => wrongCharacters(words, feedCase.mayReplace)));
  problems.push(...wrongCharacters([odd?.title, odd?.error, odd?.last_answer?.start].join(' '), true));
  problems.push(...(await failingRoutes(bench, odd, stories)));
  problems.push(...(await pollSoundly(bench, id, feedCase)));
  return problems;
}

/** The same answer with its absolute paths inside the case's folder. */
function inFolder(answer: Buffer, folder: string): Buffer {
  const text = answer.toString('latin1');
  return /^HTTP\/1.1 3\d\d Moved/.test(text)
    ? Buffer.from(text.replace(/\r\nLocation: \/(?!\/)/, `\r\nLocation: ${folder}/`), 'latin1')
    : answer;
}

async function poll({ deps, world }: FuzzBench, id: string): Promise<number> {
  const feed = await findFeed(world.db, id);
  if (feed === undefined) throw new Error('the feed is gone');
  const began = performance.now();
  await pollFeed(deps, feed);
  await world.db.query(sql`UPDATE feeds SET next_fetch_at = now() + interval '1 day' WHERE id = ${id}`);
  return performance.now() - began;
}

/** The feed's stories once all of its submissions are done. */
async function storiesOf({ world: { db } }: FuzzBench, feed: FeedRow | undefined): Promise<StoryRow[]> {
  const publisher = feed?.publisher_id ?? null;
  await waitFor(
    'all submissions are edited',
    async () => {
      const { rows } = await db.query<{ open: number }>(
        sql`SELECT count(*) AS open FROM submissions WHERE status = 'queued' AND publisher_id = ${publisher}`,
      );
      return rows[0]?.open === 0;
    },
    SETTLE_MS,
    20,
  );
  const { rows } = await db.query<StoryRow>(
    sql`SELECT id, external_id, headline, to_jsonb(s)::text AS words FROM stories s WHERE publisher_id = ${publisher}`,
  );
  return rows;
}

function wrongCharacters(text: string, mayReplace: boolean): string[] {
  const found = UNSTORABLE.test(text);
  const replaced = !mayReplace && text.includes('\ufffd');
  return [...(found ? ['it stored what no text may hold'] : []), ...(replaced ? [`it brought U+FFFD: ${text}`] : [])];
}

async function failingRoutes({ world }: FuzzBench, feed: FeedRow | undefined, stories: StoryRow[]): Promise<string[]> {
  const publisher = feed?.publisher_id;
  const lists = ['/api/v1/stories', '/feed.rss', '/feed.atom', '/feed.json'].map(
    (path) => `${path}?publisher=${publisher}`,
  );
  const paths = [
    `/api/v1/feeds/${feed?.id}`,
    ...(publisher ? lists : []),
    ...stories.slice(0, 4).flatMap(({ id }) => [`/api/v1/stories/${id}`, `/story/${id}`]),
  ];
  const answers = await Promise.all(
    paths.map(async (path) => {
      const headers = { Authorization: `Bearer ${world.config.adminKey}` };
      const answer = await fetch(world.url() + path, { headers });
      await answer.text();
      return answer.status >= 500 && answer.status !== BUSY ? [`${path} is answered with ${answer.status}`] : [];
    }),
  );
  return answers.flat();
}

/** Whatever came before, a sound document is taken. */
async function pollSoundly(bench: FuzzBench, id: string, { sound, answers }: FeedCase): Promise<string[]> {
  const next = { id: `${sound.id}-next`, headline: `${sound.headline} again` };
  const item = `<item><guid>${next.id}</guid><title>${next.headline}</title><description>${SOUND_TEXT}</description></item>`;
  const answer = rawAnswer(`<rss version="2.0"><channel><title>Sound</title>${item}</channel></rss>`);
  for (const path of ['/feed', ...Object.keys(answers)]) bench.site.on(`/${id}${path}`, answer);
  await poll(bench, id);
  const feed = await findFeed(bench.world.db, id);
  const stories = await storiesOf(bench, feed);
  const came = stories.some(({ headline }) => headline === next.headline);
  return came && feed?.status === 'ok'
    ? []
    : [`a sound document is not taken afterwards: ${feed?.status} ${feed?.error}`];
}
