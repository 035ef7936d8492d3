// A crowd of readers in its own process, so that its cost does not count as the server's.
import { openCatchUps } from './catch-up-count.ts';
import { countDeliveries, type Deliveries } from './delivery-count.ts';
import { type Dialect, openFollower, type ReaderPlan } from './follower.ts';
import type { FrameReader } from './frame-reader.ts';

export type CrowdOrder =
  | { order: 'open'; port: number; dialect: Dialect; deflate: boolean; readers: ReaderPlan[] }
  | { order: 'reset' }
  | { order: 'read' }
  | { order: 'close' };

/** The crowd's answer to an order. */
export interface CrowdAnswer {
  live: number;
  cut: number;
  deliveries: Deliveries;
  /** For readers with a position: how many have caught up, and the problems of the others. */
  caughtUp: number;
  missed: number;
  problems: string[];
}

/** More concurrent handshakes than the listen queue holds would be dropped and retried a second later. */
const AT_ONCE = 200;
const counter = countDeliveries();
const catchUps = openCatchUps();
const readers = new Set<FrameReader>();
let live = 0;
let cut = 0;

async function openAll(order: Extract<CrowdOrder, { order: 'open' }>): Promise<void> {
  const left = [...order.readers];
  const openNext = async (): Promise<void> => {
    for (let plan = left.pop(); plan; plan = left.pop()) await openOne(order, plan);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openNext));
}

function openOne({ port, dialect, deflate }: Extract<CrowdOrder, { order: 'open' }>, plan: ReaderPlan): Promise<void> {
  const catchUp = plan.since === undefined ? undefined : catchUps.begin(plan.since);
  return new Promise((resolve) => {
    const reader = openFollower(port, dialect, plan, deflate, {
      live(answer) {
        live += 1;
        catchUp?.answered(answer);
        resolve();
      },
      message(payload, deflated) {
        if (catchUp) catchUp.message(payload, deflated);
        else counter.add(plan.channel, payload, deflated);
      },
      closed() {
        cut += readers.delete(reader) ? 1 : 0;
        resolve();
      },
    });
    readers.add(reader);
  });
}

process.on('message', async (message: CrowdOrder) => {
  if (message.order === 'open') await openAll(message);
  else if (message.order === 'reset') counter.reset();
  else if (message.order === 'close') {
    const open = [...readers];
    readers.clear();
    for (const reader of open) reader.close();
    live = 0;
    cut = 0;
    catchUps.clear();
  }
  process.send?.({ live, cut, deliveries: counter.read(), ...catchUps.read() } satisfies CrowdAnswer);
});
// Useless without its bench.
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
