import { Agent } from 'undici';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { randomNumbers } from '../eval/articles.ts';
import { createApi } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { readArticles } from './articles.ts';
import type { Measurement, Result } from './framework/measurement.ts';
import { percentile } from './framework/statistics.ts';
import { startChain } from './latency-chain.ts';
import { startFloor } from './latency-floor.ts';
import { readStages, STAGES } from './latency-stages.ts';
import { openFollower } from './rig/follower.ts';
import { inflateMessage } from './rig/inflate-message.ts';
import { openCrowd } from './rig/open-crowd.ts';
import { ADMIN_KEY, openRig } from './rig/open-rig.ts';
import { pace } from './rig/pace.ts';

interface Options {
  readers: number;
  filters: number;
  rate: number;
  seconds: number;
  warmUp: number;
  chainWarmUp: number;
}

/** From the publisher's request to the reader's socket, through everything in between. */
export const latency: Measurement<Options> = {
  name: 'latency',
  about: 'from POST of a story to its event on a follower’s socket, under load',
  options: {
    readers: { help: 'connected', full: 1_000, short: 20 },
    filters: { help: 'distinct ones', full: 50, short: 5 },
    rate: { help: 'stories a second', full: 50, short: 10 },
    seconds: { help: 'of load', full: 300, short: 1 },
    warmUp: { help: 'seconds of load before, which do not count', full: 10, short: 0.2 },
    chainWarmUp: { help: 'articles that the bare chain has before', full: 500, short: 5 },
  },
  async run({ options, cpuProf, say }) {
    const rig = await openRig(cpuProf);
    try {
      const [server] = await Promise.all([rig.startService('server'), rig.startService('worker')]);
      const api = createApi(`http://127.0.0.1:${server.port}`, ADMIN_KEY);
      const topics = Array.from({ length: options.filters }, (_, no) => `beat-${no}`);
      const crowd = await openCrowd(rig);
      const plans = Array.from({ length: options.readers - options.filters }, (_, no) => ({
        channel: channelOf(topics[no % topics.length] ?? ''),
      }));
      await crowd.open(server.port, 'newswire', plans);
      const arrivals = await followAll(server.port, topics);
      const { key } = (
        await api.post(`/publishers/${(await api.post('/publishers', { name: 'The Bench' })).body.id}/keys`, {})
      ).body;
      say(`${options.readers} readers are connected`);
      const articles = distinctTexts(options.rate * (options.seconds + options.warmUp));
      const random = randomNumbers(1);
      const agent = new Agent({ connections: 16 });
      const sentAt = new Map<string, number>();
      const chain = await startChain(rig, articles, agent, options.chainWarmUp);
      const floor = await startFloor(rig);
      const post = async (no: number): Promise<void> => {
        const headline = `Dispatch ${no}`;
        const story = {
          ...articles[no % articles.length],
          headline,
          topics: [topics[Math.floor(random() * topics.length)]],
        };
        sentAt.set(headline, now());
        const { statusCode, body } = await agent.request({
          origin: `http://127.0.0.1:${server.port}`,
          path: '/api/v1/stories',
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(story),
        });
        if (statusCode !== 202) throw new Error(`a story was answered with ${statusCode}: ${await body.text()}`);
        await body.dump();
      };
      const posts: Promise<void>[] = [];
      const total = await pace(options.rate, options.seconds + options.warmUp, (no) => void posts.push(post(no)));
      await Promise.all(posts);
      await waitFor('every story has come', () => arrivals.size >= total);
      const peers = { floor: await floor.stop(), 'bare chain': await chain.stop() };
      await agent.destroy();
      const counted = new Map([...sentAt].slice(options.rate * options.warmUp));
      const times = [...counted].map(([headline, at]) => (arrivals.get(headline) ?? Number.NaN) - at);
      const stages = await readStages(rig.db, counted, arrivals);
      return report(times, peers, stages, total - arrivals.size);
    } finally {
      await rig.close();
    }
  },
};

function report(
  times: number[],
  peers: { floor: number[]; 'bare chain': number[] },
  stages: number[][],
  lost: number,
): Result {
  const figure = (name: string, of: string, values: number[], share: number) => {
    return { name: `${name}, p${share * 100}`, of, unit: 'ms', values: [percentile(values, share)] };
  };
  const whole = [0.5, 0.9, 0.99, 0.999].flatMap((share) => [
    figure('POST to event', 'newswire', times, share),
    ...Object.entries(peers).map(([of, values]) => figure('POST to event', of, values, share)),
  ]);
  // Groups all stages of one percentile, so that the chart shows where the time goes.
  const parts = [0.5, 0.99].flatMap((share) =>
    STAGES.map((stage, no) =>
      figure(
        'of that',
        stage,
        stages.map((ofStory) => ofStory[no] ?? Number.NaN),
        share,
      ),
    ),
  );
  const ofChain = (share: number): number => percentile(times, share) / percentile(peers['bare chain'], share);
  return {
    figures: [...whole, ...parts],
    bars: [
      { says: 'p50, of the bare chain’s', reached: ofChain(0.5), atMost: 1.4 },
      { says: 'p99, of the bare chain’s', reached: ofChain(0.99), atMost: 1.5 },
      { says: 'stories lost', reached: lost, atMost: 0 },
    ],
    notes: [
      `${times.length} stories; the floor is a bare BullMQ job (add → process) and one fsynced commit, ${peers.floor.length} times beside them; the bare chain went ${peers['bare chain'].length} times.`,
    ],
  };
}

/** Milliseconds since 1970, with fractions. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function channelOf(topic: string): string {
  return JSON.stringify({ any: [topic] });
}

/** Follows every topic in the sending process, so that a single clock measures. */
async function followAll(port: number, topics: string[]): Promise<Map<string, number>> {
  const arrivals = new Map<string, number>();
  await Promise.all(
    topics.map(
      (topic) =>
        new Promise<void>((resolve) =>
          openFollower(port, 'newswire', { channel: channelOf(topic) }, true, {
            live: () => resolve(),
            closed: () => undefined,
            message(payload, deflated) {
              const at = now();
              const text = (deflated ? inflateMessage(payload) : payload).toString();
              for (const [headline] of text.matchAll(/Dispatch \d+/g))
                if (!arrivals.has(headline)) arrivals.set(headline, at);
            },
          }),
        ),
    ),
  );
  return arrivals;
}

/** A repeated text would be a duplicate, which is never released. */
function distinctTexts(count: number): StoryIn[] {
  const texts = readArticles(undefined, Math.ceil(count * 1.2));
  return [...new Map(texts.map((article) => [article.body, article])).values()];
}
