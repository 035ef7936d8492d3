import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storyIn } from '../../demo/demo-story.ts';
import { DEMO_PUBLISHERS } from '../../demo/publishers.ts';
import { SCRIPT } from '../../demo/script.ts';
import { type Api, createApi } from '../../tests/helpers/api.ts';
import { openCommenter } from '../../tests/helpers/commenter.ts';
import { PUSH_ENV } from '../../tests/helpers/fake-push-manager.ts';
import { type FeedSite, openFeedSite } from '../../tests/helpers/feed-site.ts';
import { spreadStories } from '../../tests/helpers/spread-stories.ts';
import { openWorld, type World } from '../../tests/helpers/world.ts';
import { ARABIC_STORY, COMMENTS, JAPANESE_STORY, PLAIN_STORY } from './stage-stories.ts';

/** A Newswire with stories for every state of the page. */
export interface Stage {
  world: World;
  url: string;
  /** A site of somebody else, with a column of this Newswire on its page `/`. */
  site: FeedSite;
  /** The ids of stories by what they show. */
  stories: Record<'plain' | 'arabic' | 'japanese' | 'corrected' | 'retracted' | 'coverage', string>;
  publisherId: string;
  /** Another publisher's API, for what comes while a reader looks on. */
  late: Api;
  close(): Promise<void>;
}

/** As if a story had come this often. */
const STORY_EVERY_S = 95;
/** From here on the demo has an event with many reports, a correction and a retraction. */
const COVERED = 'accord-post';
const CORRECTED = 'quenara-railway';
const RETRACTED = 'warm-superconductor';

/** Opens a stage in these services; `acts` is how much of the demo is played. */
export async function openStage(
  services: { databaseUrl: string; redisUrl: string },
  { acts = SCRIPT.length }: { acts?: number } = {},
): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'newswire-stage-'));
  const site = await openFeedSite();
  const world = await openWorld(
    { env: environment(dataDir, site) },
    { DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl },
  );
  putColumnOn(site, world.url());
  const late = (await world.publisher('The Late Edition')).api;
  const publish = async (story: Record<string, unknown>): Promise<string> => (await late.publish(story)).storyId;
  const [plain, arabic, japanese] = [
    await publish(PLAIN_STORY),
    await publish(ARABIC_STORY),
    await publish(JAPANESE_STORY),
  ];
  await discuss(world.url(), plain);
  const { ids, publisherId } = await playDemo(world, acts);
  await spreadStories(world.db, STORY_EVERY_S);
  return {
    world,
    url: world.url(),
    site,
    stories: {
      plain,
      arabic,
      japanese,
      corrected: idOf(ids, CORRECTED),
      retracted: idOf(ids, RETRACTED),
      coverage: idOf(ids, COVERED),
    },
    publisherId,
    late,
    async close() {
      await world.close();
      await site.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function environment(dataDir: string, site: FeedSite): Record<string, string> {
  return {
    NEWSWIRE_DATA_DIR: dataDir,
    NEWSWIRE_TRUST_PROXY: '1',
    NEWSWIRE_EMBED_ORIGINS: new URL(site.url('/')).origin,
    ...PUSH_ENV,
  };
}

function putColumnOn(site: FeedSite, newswire: string): void {
  const page = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>A site</title>
    <main><h1>The site of the harbour</h1><p>What is new, from Newswire:</p>
    <script src="${newswire}/embed.js" async></script></main></html>`;
  site.on('/', (_req, res) => res.setHeader('content-type', 'text/html').end(page));
}

/** Plays the demo as fast as it goes; acts that change a story are played whatever `acts` is. */
async function playDemo(world: World, acts: number): Promise<{ ids: Map<string, string>; publisherId: string }> {
  const desks = new Map<string, Api>();
  let publisherId = '';
  for (const { url, ...rest } of DEMO_PUBLISHERS) {
    const { name } = rest;
    const { body: publisher } = await world.api().post('/publishers', { ...rest, ...(url && { url }) });
    const { body: made } = await world.api().post(`/publishers/${publisher.id}/keys`, {});
    desks.set(name, createApi(world.url(), made.key));
    publisherId ||= publisher.id;
  }
  const ids = new Map<string, string>();
  for (const [no, { kind, story }] of SCRIPT.entries()) {
    const isNeeded = no < acts || [CORRECTED, RETRACTED].includes(story.key);
    const desk = desks.get(story.publisher);
    if (!isNeeded || !desk || story.publisher === 'Newswire demo') continue;
    const id = ids.get(story.key);
    if (kind === 'publish') ids.set(story.key, (await desk.publish({ ...storyIn(story, new Date()) })).storyId);
    else if (kind === 'correct' && id) await desk.patch(`/stories/${id}`, story.correction);
    else if (id) await desk.delete(`/stories/${id}`, { reason: story.retraction });
  }
  return { ids, publisherId };
}

async function discuss(url: string, storyId: string): Promise<void> {
  const writers = new Map<string, Awaited<ReturnType<typeof openCommenter>>>();
  let lastId = '';
  for (const [no, { writer, text, isReply }] of COMMENTS.entries()) {
    // Each comment from an address of its own: one reader may not write as much as that.
    const address = `198.51.${no}.7`;
    const name = `${writer} ${Math.floor(no / 10) + 1}`;
    const commenter = writers.get(name) ?? (await openCommenter(url, name, address));
    writers.set(name, commenter);
    const { status, body } = await commenter.write(storyId, text, isReply ? { parentId: lastId } : {});
    if (status !== 201) throw new Error(`a comment was answered ${status}: ${JSON.stringify(body)}`);
    if (!isReply) lastId = body.id ?? body.comment?.id;
  }
}

function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo has no story "${key}" (or it was not published)`);
  return id;
}
