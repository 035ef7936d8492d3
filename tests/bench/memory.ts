import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Measurement } from './framework/measurement.ts';
import { ratio } from './framework/statistics.ts';
import type { Dialect } from './rig/follower.ts';
import { openCrowd } from './rig/open-crowd.ts';
import { openRig, type Rig, type Running } from './rig/open-rig.ts';

interface Options {
  readers: number;
  filters: number;
  rounds: number;
  settle: number;
}

const STOP_MS = 5_000;
const UNCOUNTED_SHARE = 0.3;
/** Lets a process collect its garbage on request, so that only live memory counts. */
const COLLECT = ['--expose-gc', '--import', new URL('./rig/collect-on-signal.mjs', import.meta.url).href];

/** The memory cost of an idle reader. */
export const memory: Measurement<Options> = {
  name: 'memory',
  about: 'idle readers in 500 filters on one server',
  options: {
    readers: { help: 'connections', full: 10_000, short: 100 },
    filters: { help: 'distinct ones', full: 500, short: 20 },
    rounds: { help: 'of each', full: 3, short: 1 },
    settle: { help: 'seconds before each look: V8 takes ten to give back what it does not need', full: 12, short: 0.2 },
  },
  async run({ options, say }) {
    const rig = await openRig();
    const ours: number[] = [];
    const plain: number[] = [];
    try {
      for (let round = 0; round < options.rounds; round += 1) {
        const server = await rig.startService('server', {}, COLLECT);
        ours.push(await kilobytesEach(rig, server, 'newswire', options));
        await server.stop('SIGKILL', STOP_MS);
        const peer = await rig.startScript('peers/socket-io-peer.ts', [], COLLECT);
        plain.push(await kilobytesEach(rig, peer, 'socket.io', options));
        await peer.stop('SIGKILL', STOP_MS);
        say(`round ${round}: ${ours.at(-1)?.toFixed(1)} KB each, plain Socket.IO ${plain.at(-1)?.toFixed(1)} KB`);
      }
    } finally {
      await rig.close();
    }
    const name = 'resident memory per connection';
    const figures = [
      { name, of: 'newswire', unit: 'KB', values: ours },
      { name, of: 'socket.io', unit: 'KB', values: plain },
    ] as const;
    return {
      figures: [...figures],
      bars: [
        { says: 'memory per connection, of plain Socket.IO’s', reached: ratio(figures[0], figures[1]), atMost: 0.65 },
      ],
      notes: [],
    };
  },
};

async function kilobytesEach(rig: Rig, process: Running, dialect: Dialect, options: Options): Promise<number> {
  const crowd = await openCrowd(rig);
  const plans = Array.from({ length: options.readers }, (_, no) => ({
    channel: JSON.stringify({ any: [`topic-${no % options.filters}`] }),
  }));
  // The first readers fit into free heap left from start-up and would count as nothing.
  const first = Math.floor(options.readers * UNCOUNTED_SHARE);
  await crowd.open(process.port, dialect, plans.slice(0, first));
  const before = await residentKilobytes(process, options.settle);
  await crowd.open(process.port, dialect, plans.slice(first));
  const after = await residentKilobytes(process, options.settle);
  await crowd.stop();
  return (after - before) / (options.readers - first);
}

async function residentKilobytes({ pid, process: child }: Running, settleSeconds: number): Promise<number> {
  const collect = async (): Promise<void> => {
    const collected = new Promise((resolve) => child.once('message', resolve));
    child.kill('SIGUSR2');
    await collected;
  };
  await collect();
  await delay(settleSeconds * 1_000);
  await collect();
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
