import { setTimeout as delay } from 'node:timers/promises';
import type { Contestant, TopicFilter } from './peers/contestants.ts';
import { type Deliveries, latencyAt } from './rig/delivery-count.ts';
import { pace } from './rig/pace.ts';

const SETTLE_MS = 300;

interface Round {
  /** The server's CPU time in microseconds per story delivered to a reader. */
  cpuUs: number;
  messages: number;
  bytes: number;
  p50: number;
  p99: number;
  /** For readers in calm channels; undefined where there are none. */
  calm: { p50: number; p99: number } | undefined;
}

/** Sends stories at a steady rate and waits until each has reached all its readers. */
export async function fanOutRound(
  { crowd, calm, cpu, send }: Contestant,
  readers: TopicFilter[],
  plan: { perSecond: number; seconds: number; topicsOf: (no: number) => readonly string[] },
): Promise<Round> {
  await delay(SETTLE_MS);
  await Promise.all([crowd.reset(), calm?.reset()]);
  const began = cpu();
  let expected = 0;
  const counted = new Map<readonly string[], number>();
  const countReaders = (topics: readonly string[]): number => {
    const known = counted.get(topics);
    if (known !== undefined) return known;
    const count = readers.filter((filter) => filter.some((topic) => topics.includes(topic))).length;
    counted.set(topics, count);
    return count;
  };
  const sent: Promise<void>[] = [];
  await pace(plan.perSecond, plan.seconds, (no) => {
    const topics = plan.topicsOf(no);
    expected += countReaders(topics);
    sent.push(send(topics, no));
  });
  await Promise.all(sent);
  const deliveries = await crowd.delivered(expected);
  const cpuSeconds = cpu() - began;
  const unbatched = await calm?.delivered(plan.perSecond * plan.seconds);
  return { ...figuresOf(deliveries, expected, cpuSeconds), calm: unbatched && latencyOf(unbatched) };
}

function figuresOf(deliveries: Deliveries, expected: number, cpuSeconds: number): Omit<Round, 'calm'> {
  return {
    cpuUs: (cpuSeconds * 1e6) / expected,
    messages: deliveries.messages / expected,
    bytes: deliveries.bytes / expected,
    ...latencyOf(deliveries),
  };
}

function latencyOf(deliveries: Deliveries): { p50: number; p99: number } {
  return { p50: latencyAt(deliveries, 0.5), p99: latencyAt(deliveries, 0.99) };
}
