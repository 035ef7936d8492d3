import { setTimeout as delay } from 'node:timers/promises';
import type { Contestant, TopicFilter } from './peers/contestants.ts';
import { type Deliveries, latencyAt } from './rig/delivery-count.ts';
import { pace } from './rig/pace.ts';

const SETTLE_MS = 300;

interface Round {
  /** Microseconds of the server's CPU for each story that a reader got. */
  cpuUs: number;
  messages: number;
  bytes: number;
  p50: number;
  p99: number;
}

/** Sends stories at a pace and waits until every reader who should has got each. */
export async function fanOutRound(
  { crowd, cpu, send }: Contestant,
  readers: TopicFilter[],
  plan: { perSecond: number; seconds: number; topicsOf: (no: number) => readonly string[] },
): Promise<Round> {
  await delay(SETTLE_MS);
  await crowd.reset();
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
  return figuresOf(deliveries, expected, cpu() - began);
}

function figuresOf(deliveries: Deliveries, expected: number, cpuSeconds: number): Round {
  return {
    cpuUs: (cpuSeconds * 1e6) / expected,
    messages: deliveries.messages / expected,
    bytes: deliveries.bytes / expected,
    p50: latencyAt(deliveries, 0.5),
    p99: latencyAt(deliveries, 0.99),
  };
}
