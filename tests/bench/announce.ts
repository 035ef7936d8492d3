import type { Measurement } from './framework/measurement.ts';
import { ratio } from './framework/statistics.ts';
import { openRig } from './rig/open-rig.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';

interface Options {
  recorders: number;
  seconds: number;
  rounds: number;
}

/** Recording with and without numbering each story and appending it to the stream. */
export const announce: Measurement<Options> = {
  name: 'announce',
  about: 'concurrent recorders, each recording and announcing one story after the other',
  options: {
    recorders: { help: 'at once', full: 16, short: 4 },
    seconds: { help: 'of each round', full: 8, short: 1 },
    rounds: { help: 'of each', full: 5, short: 1 },
  },
  async run({ options, say }) {
    const rig = await openRig(undefined, { NEWSWIRE_POOL_SIZE: String(options.recorders + 4) });
    const announced: number[] = [];
    const recorded: number[] = [];
    try {
      const publisher = await openWirePublisher(rig);
      // The first round is a warm-up and does not count.
      for (let round = 0; round <= options.rounds; round += 1) {
        const alone = await perSecond(options, () => publisher.record([['topic']]));
        await publisher.announce();
        const both = await perSecond(options, async () => {
          await publisher.record([['topic']]);
          await publisher.announce();
        });
        say(`round ${round}: ${both.toFixed(0)} a second, without announcing ${alone.toFixed(0)}`);
        if (round === 0) continue;
        recorded.push(alone);
        announced.push(both);
      }
    } finally {
      await rig.close();
    }
    const name = 'stories a second';
    const ours = { name, of: 'newswire', unit: '/s', values: announced };
    const floor = { name, of: 'recording alone', unit: '/s', values: recorded };
    return {
      figures: [ours, floor],
      bars: [{ says: 'rate with announcing, of that without', reached: ratio(ours, floor), atLeast: 0.5 }],
      notes: [],
    };
  },
};

async function perSecond({ recorders, seconds }: Options, once: () => Promise<void>): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let done = 0;
  const recorder = async (): Promise<void> => {
    while (performance.now() < end) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: recorders }, recorder));
  return (done * 1_000) / (performance.now() - began);
}
