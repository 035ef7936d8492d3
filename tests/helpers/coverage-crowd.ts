import { setTimeout as delay } from 'node:timers/promises';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { mergePosts, type OpenCoverage } from '../../shared/domain/merge-posts.ts';
import { type CoverageEvent, isCoverageEvent } from '../../shared/domain/wire-event.ts';
import type { Api } from './api.ts';
import { watchCoverage } from './coverage.ts';
import { openReader, type Reader } from './reader.ts';

const AGAIN_MS = 100;
const PATIENCE_MS = 120_000;
const SETTLED_MS = 90_000;
const PAGE = 50;

/** Someone who watches a coverage, and resumes it after every disconnect. */
export interface CrowdReader {
  events: CoverageEvent[];
  returns: number;
  /** Cuts the connection. */
  drop(): void;
  close(): void;
}

/** Watches a coverage from a position on, through whatever happens. */
export function openCrowdReader(url: string, coverageId: string, from: string): CrowdReader {
  let socket: Reader['socket'] | undefined;
  let position = from;
  let closed = false;
  const reader: CrowdReader = {
    events: [],
    returns: -1,
    drop: () => void socket?.disconnect(),
    close() {
      closed = true;
      socket?.disconnect();
    },
  };
  const watch = async (): Promise<void> => {
    const next = await openReader(url, { filter: { any: ['nothing'] } });
    socket = next.socket;
    socket.on('coverage', (message) => {
      reader.events.push(...message.events.filter(isCoverageEvent));
      position = message.position;
    });
    await watchCoverage(next, coverageId, position);
    reader.returns += 1;
  };
  const keep = async (): Promise<void> => {
    while (!closed) {
      if (!socket?.connected) await watch().catch(() => socket?.disconnect());
      await delay(AGAIN_MS);
    }
    socket?.disconnect();
  };
  void keep();
  return reader;
}

/** Writes a coverage of numbered posts, with edits, pins and retractions, then ends it; repeats what has no answer. */
export async function writeCoverage(
  api: Api,
  id: string,
  { posts, everyMs, random }: { posts: number; everyMs: number; random: () => number },
): Promise<void> {
  const path = `/coverages/${id}`;
  const written: string[] = [];
  for (let no = 1; no <= posts; no += 1) {
    const body = { text: `Post ${no}.`, title: `Title ${no}`, keyEvent: random() < 0.1 };
    const { post } = await insist(() => api.post(`${path}/posts`, body, { 'Idempotency-Key': `${id} ${no}` }));
    written.push(post.id);
    const act = random();
    const earlier = `${path}/posts/${written[Math.floor(random() * written.length)]}`;
    if (act < 0.25) await change(() => api.patch(earlier, { text: `Changed after ${no}.` }));
    else if (act < 0.32) await change(() => api.post(`${earlier}/pin`, undefined));
    else if (act < 0.4) await change(() => api.delete(earlier, { reason: `Wrong, after ${no}.` }));
    await delay(everyMs);
  }
  await insist(() => api.post(`${path}/end`, undefined));
}

/** Waits until all have seen the end; returns what is wrong with what they saw. */
export async function checkCrowd(api: Api, begun: OpenCoverage, readers: readonly CrowdReader[]): Promise<string[]> {
  const isOver = ({ events }: CrowdReader): boolean =>
    events.some((event) => event.type === 'coverage.changed' && event.coverage.endedAt !== null);
  const until = Date.now() + SETTLED_MS;
  while (!readers.every(isOver) && Date.now() < until) await delay(AGAIN_MS);
  const expected = await readWhole(api, begun.coverage.id);
  return readers.flatMap((reader, index) => {
    const seqs = reader.events.map(({ seq }) => seq);
    const merged = mergePosts(begun, reader.events);
    const seen = JSON.stringify(merged.posts.map(toSeen));
    return [
      ...(isOver(reader) ? [] : [`reader ${index + 1} did not see the end`]),
      ...(seqs.every((seq, at) => at === 0 || seq > (seqs[at - 1] ?? 0)) ? [] : [`reader ${index + 1}: out of order`]),
      ...(seen === expected.posts ? [] : [`reader ${index + 1} saw ${seen}, and there is ${expected.posts}`]),
      ...(merged.coverage.posts === expected.count
        ? []
        : [`reader ${index + 1} counts ${merged.coverage.posts} posts`]),
    ];
  });
}

type Seen = Pick<OpenCoverage['posts'][number], 'id' | 'no' | 'revision' | 'text' | 'pinned' | 'retracted'>;

function toSeen({ id, no, revision, text, pinned, retracted }: Seen) {
  return [id, no, revision, text, pinned, retracted?.reason];
}

async function readWhole(api: Api, id: string): Promise<{ posts: string; count: number }> {
  const posts: Seen[] = [];
  let count = 0;
  for (let from: string | null = ''; from !== null; ) {
    const query: string = from === '' ? '' : `&from=${from}`;
    const { body } = await api.get(`/coverages/${id}?order=oldest&limit=${PAGE}${query}`);
    posts.push(...body.posts);
    count = body.coverage.posts;
    from = body.next;
  }
  return { posts: JSON.stringify(posts.map(toSeen)), count };
}

/** Repeats a request until it is answered with success. */
export async function insist(ask: () => ReturnType<Api['post']>, isGood = (status: number) => status < 300) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask().catch(noAnswer);
    if (answer && isGood(answer.status)) return answer.body;
    if (Date.now() > deadline || (answer && answer.status < 500 && answer.status !== 429)) {
      throw new Error(`refused with ${answer?.status}: ${JSON.stringify(answer?.body)}`);
    }
    await delay(AGAIN_MS);
  }
}

/** A change of a post that may have been retracted, or a fourth pin: then it is refused, and that is right. */
async function change(ask: () => ReturnType<Api['post']>): Promise<void> {
  await insist(ask, (status) => status < 300 || status === 409);
}
