import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { handledElsewhere, noAnswer } from '../../shared/domain/expected-failures.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { openCommenter, type TestCommenter } from '../helpers/commenter.ts';
import type { Copy } from './copy.ts';

const AGAIN_MS = 200;
const PATIENCE_MS = 120_000;
const CORRECTED_SHARE = 0.35;
const RETRACTED_SHARE = 0.15;
const COMMENTED_SHARE = 0.25;
const COMMENTS_MAX = 3;
/** Topics alone decide which filters match. */
const TOPICS = ['tides', 'mills', 'ferries'];

export interface Publisher {
  id: string;
  key: string;
}

/** Creates publishers with their own keys; retries while the deployment's processes are starting. */
export async function addPublishers(url: string, adminKey: string, names: string[]): Promise<Publisher[]> {
  const api = createApi(url, adminKey);
  return Promise.all(
    names.map(async (name) => {
      const { id } = await insist(() => api.post('/publishers', { name }), [201]);
      const { key } = await insist(() => api.post(`/publishers/${id}/keys`, {}), [201]);
      return { id, key };
    }),
  );
}

/**
 * Submits numbered stories, with corrections and retractions, until stopped; repeats unanswered requests under the same
 * Idempotency-Key, like a careful publisher. Returns what was accepted.
 */
export function startPublishing(
  url: string,
  publishers: Publisher[],
  options: { round: string; everyMs: number; random: () => number },
): { stop(): Promise<Copy[]> } {
  const { round, everyMs, random } = options;
  const copies: Copy[] = [];
  const running: Promise<void>[] = [];
  let isOpen = true;
  const write = async (): Promise<void> => {
    for (let number = 1; isOpen; number += 1) {
      const publisher = publishers[Math.floor(random() * publishers.length)] as Publisher;
      const topics = TOPICS.filter(() => random() < 0.5);
      const copy: Copy = {
        name: `${round}-${number}`,
        publisherId: publisher.id,
        topics: topics.length > 0 ? topics : ['tides'],
        headlines: [],
        comments: [],
      };
      copies.push(copy);
      const plan: Plan = {
        corrections: random() < CORRECTED_SHARE ? 1 + Math.floor(random() * 2) : 0,
        comments: random() < COMMENTED_SHARE ? 1 + Math.floor(random() * COMMENTS_MAX) : 0,
        isRetracted: random() < RETRACTED_SHARE,
      };
      const following = follow(createApi(url, publisher.key), url, copy, plan);
      // The error is handled at the end.
      following.catch(handledElsewhere);
      running.push(following);
      await delay(everyMs);
    }
  };
  const writing = write();
  return {
    async stop() {
      isOpen = false;
      await writing;
      await Promise.all(running);
      return copies;
    },
  };
}

interface Plan {
  corrections: number;
  comments: number;
  isRetracted: boolean;
}

async function follow(api: Api, url: string, copy: Copy, plan: Plan): Promise<void> {
  const { corrections, comments, isRetracted } = plan;
  let submissionId = '';
  for (let version = 1; version <= corrections + 1; version += 1) {
    const headline = `${copy.name} version ${version}`;
    const story = { externalId: copy.name, headline, topics: copy.topics };
    const answer = await insist(() => api.post('/stories', story, { 'Idempotency-Key': headline }));
    submissionId = answer.id;
    copy.headlines.push(headline);
  }
  if (!isRetracted && comments === 0) return;
  const storyId = await storyOf(api, submissionId);
  const commenting = comment(url, copy, storyId, comments);
  if (isRetracted) await retract(api, copy, storyId);
  await commenting;
}

async function retract(api: Api, copy: Copy, storyId: string): Promise<void> {
  const reason = `withdrawn ${copy.name}`;
  await insist(() => api.delete(`/stories/${storyId}`, { reason }, { 'Idempotency-Key': reason }));
  copy.retracted = reason;
}

/** Repeats a request until it is accepted and returns the response; gives up after a deadline. */
async function insist(
  ask: () => ReturnType<Api['post']>,
  wanted = [202],
  later = [409, 429],
): Promise<{ id: string; key: string }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask().catch(noAnswer);
    if (answer && wanted.includes(answer.status)) return answer.body;
    const isFinal = answer && answer.status < 500 && !later.includes(answer.status);
    if (answer && (isFinal || Date.now() > deadline)) {
      throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    await delay(AGAIN_MS);
  }
}

/** Chooses a name and comments several times; repeats unanswered requests. */
async function comment(url: string, copy: Copy, storyId: string, count: number): Promise<void> {
  if (count === 0) return;
  const address = `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1`;
  const commenter = await openSomehow(url, copy.name, address);
  await untilReleased(url, storyId);
  for (let number = 1; number <= count; number += 1) {
    const text = `comment ${number} on ${copy.name}`;
    await insist(() => commenter.write(storyId, text, { clientId: text }), [200, 201], [429]);
    copy.comments.push(text);
  }
}

/** A story is edited shortly before its release, and polling by comments would hit the rate limit. */
async function untilReleased(url: string, storyId: string): Promise<void> {
  const api = createApi(url, undefined);
  for (;;) {
    const answer = await api.get(`/stories/${storyId}`).catch(noAnswer);
    if (answer?.status === 200) return;
    await delay(AGAIN_MS);
  }
}

/** A name whose response was lost is taken, so this tries another one. */
async function openSomehow(url: string, name: string, address: string): Promise<TestCommenter> {
  for (let tries = 1; ; tries += 1) {
    const commenter = await openCommenter(url, `Reader ${name} ${tries}`, address).catch(noAnswer);
    if (commenter) return commenter;
    await delay(AGAIN_MS * 10);
  }
}

async function storyOf(api: Api, submissionId: string): Promise<string> {
  for (;;) {
    const answer = await api.get(`/submissions/${submissionId}`).catch(noAnswer);
    if (answer?.body?.storyId) return answer.body.storyId;
    await delay(AGAIN_MS);
  }
}
