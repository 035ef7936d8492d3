import { computed, signal } from '@preact/signals';
import type { OpsOverview } from '../../../shared/contract/ops-shapes.ts';

/** Ten minutes of samples, one every two seconds. */
const KEPT = 300;
/** Rates are taken over this many samples. */
const RATE_LOOKS = 8;

const looks = signal<readonly OpsOverview[]>([]);

/** The latest overview; undefined before the first. */
export const overview = computed(() => looks.value.at(-1));

/** Adds a sample. */
export function addLook(look: OpsOverview): void {
  looks.value = [...looks.value, look].slice(-KEPT);
}

/** The waiting jobs of a queue at each sample: times in seconds since 1970, and numbers of jobs. */
export function waitingOverTime(name: string): [number[], number[]] {
  const seen = looks.value.flatMap(({ at, queues }) => {
    const queue = queues?.find((it) => it.name === name);
    return queue ? [[Date.parse(at) / 1_000, queue.waiting] as const] : [];
  });
  return [seen.map(([at]) => at), seen.map(([, waiting]) => waiting)];
}

/** A queue's recent rates, in jobs a second: those that arrived and those that were done. */
export function ratesOf(name: string): { arriving: number; done: number } {
  const seen = looks.value.slice(-RATE_LOOKS).flatMap(({ at, queues }) => {
    const queue = queues?.find((it) => it.name === name);
    return queue ? [{ at: Date.parse(at), done: queue.done, here: queue.waiting + queue.active }] : [];
  });
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.at === first.at) return { arriving: 0, done: 0 };
  const seconds = (last.at - first.at) / 1_000;
  const done = Math.max(0, last.done - first.done) / seconds;
  return { done, arriving: Math.max(0, done + (last.here - first.here) / seconds) };
}
