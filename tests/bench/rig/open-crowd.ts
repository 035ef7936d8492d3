import { waitFor } from '../../helpers/wait-for.ts';
import type { CrowdAnswer, CrowdOrder } from './crowd-process.ts';
import { type Deliveries, sumDeliveries } from './delivery-count.ts';
import type { Dialect, ReaderPlan } from './follower.ts';
import type { Rig, Running } from './open-rig.ts';

const DEADLINE_MS = 120_000;
const LOOK_MS = 50;
const STOP_MS = 5_000;

/** Readers in separate processes. */
export interface Crowd {
  /** Connects these readers and waits until each is live; throws when one is refused. */
  open(port: number, dialect: Dialect, plans: ReaderPlan[], deflate?: boolean): Promise<void>;
  /** Restarts the count. */
  reset(): Promise<void>;
  read(): Promise<CrowdAnswer>;
  /** Waits until this many stories were delivered since the last reset. */
  delivered(stories: number): Promise<Deliveries>;
  disconnect(): Promise<void>;
  /** Ends the crowd's processes. */
  stop(): Promise<void>;
}

/** Starts a crowd of `processes`; divides its readers among them. */
export async function openCrowd(rig: Rig, processes = 1): Promise<Crowd> {
  const all = await Promise.all(Array.from({ length: processes }, () => rig.startScript('rig/crowd-process.ts')));
  const ask = (order: CrowdOrder): Promise<CrowdAnswer[]> => Promise.all(all.map((child) => askOne(child, order)));
  const read: Crowd['read'] = async () => {
    const answers = await ask({ order: 'read' });
    const sum = (of: (answer: CrowdAnswer) => number): number => answers.reduce((total, each) => total + of(each), 0);
    return {
      live: sum(({ live }) => live),
      cut: sum(({ cut }) => cut),
      caughtUp: sum(({ caughtUp }) => caughtUp),
      missed: sum(({ missed }) => missed),
      problems: answers.flatMap(({ problems }) => problems),
      deliveries: sumDeliveries(answers.map(({ deliveries }) => deliveries)),
    };
  };
  return {
    async open(port, dialect, plans, deflate = true) {
      const before = (await read()).live;
      const dealt = all.map((_, index) => plans.filter((_plan, no) => no % all.length === index));
      await Promise.all(
        all.map((child, index) =>
          askOne(child, { order: 'open', port, dialect, deflate, readers: dealt[index] ?? [] }),
        ),
      );
      const { live, cut } = await read();
      if (live - before !== plans.length)
        throw new Error(`${live - before} of ${plans.length} readers live, ${cut} cut`);
    },
    reset: async () => void (await ask({ order: 'reset' })),
    read,
    async delivered(stories) {
      let seen = 0;
      try {
        return await waitFor(
          'every story is delivered',
          async () => {
            const { deliveries } = await read();
            seen = deliveries.stories;
            return seen >= stories && deliveries;
          },
          DEADLINE_MS,
          LOOK_MS,
        );
      } catch (cause) {
        throw new Error(`${seen} of ${stories} deliveries came`, { cause });
      }
    },
    disconnect: async () => void (await ask({ order: 'close' })),
    stop: async () => void (await Promise.all(all.map((child) => child.stop('SIGKILL', STOP_MS)))),
  };
}

/** One order at a time, so that the next message is its answer. */
function askOne({ process: child }: Running, order: CrowdOrder): Promise<CrowdAnswer> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a crowd of readers has ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as CrowdAnswer);
    });
    child.send(order);
  });
}
