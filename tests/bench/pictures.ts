import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { openResizer } from '../../shared/node/pictures/resizer.ts';
import { readArticles } from './articles.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { median } from './framework/statistics.ts';
import { type Pace, pipelineRound } from './ingest-round.ts';
import { openRig } from './rig/open-rig.ts';

const MINUTE_MS = 60_000;
/** What a newspaper's page carries: about a megapixel. */
const PICTURE = { width: 1_280, height: 853 };
const VERSION_WIDTH = 640;

interface Options {
  count: number;
  rounds: number;
  rate: number;
}

/** New pictures resized beside the ingest: how much they slow it, and how many get through. */
export const pictures: Measurement<Options> = {
  name: 'pictures',
  about: 'articles through one worker, alone and beside new pictures that are resized',
  options: {
    count: { help: 'articles', full: 5_000, short: 20 },
    rounds: { help: 'of each', full: 3, short: 1 },
    rate: { help: 'new pictures a minute', full: 500, short: 500 },
  },
  async run({ options: { count, rounds, rate }, say, cpuProf }) {
    const articles = readArticles(undefined, count);
    const original = await photograph();
    const alone: Pace[] = [];
    const beside: Pace[] = [];
    const made: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const hasPictures of [false, true]) {
        const rig = await openRig(cpuProf, {});
        const ending = new AbortController();
        const stream = hasPictures ? resizeAtRate(original, rate, ending.signal) : undefined;
        try {
          const pace = await pipelineRound(rig, articles, 1, undefined);
          (hasPictures ? beside : alone).push(pace);
          say(`${hasPictures ? 'beside pictures' : 'alone'}: ${pace.perSecond.toFixed(0)} articles a second`);
        } finally {
          ending.abort();
          await rig.close();
        }
        if (stream !== undefined) made.push(await stream);
      }
    }
    const kept = median(beside.map((pace) => pace.perSecond)) / median(alone.map((pace) => pace.perSecond));
    return {
      figures: [
        figure(
          'articles, alone',
          '/s',
          alone.map((pace) => pace.perSecond),
        ),
        figure(
          'articles, beside pictures',
          '/s',
          beside.map((pace) => pace.perSecond),
        ),
        figure('pictures resized meanwhile', '/min', made),
      ],
      bars: [
        { says: 'articles beside pictures, of those alone', reached: kept, atLeast: 0.9 },
        { says: 'pictures a minute', reached: median(made), atLeast: Math.min(rate, 500) * 0.95 },
      ],
      notes: [],
    };
  },
};

function figure(name: string, unit: string, values: number[]): Figure {
  return { name, of: 'newswire', unit, values };
}

/** A picture with as much detail as a photograph. */
async function photograph(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const background = { r: 120, g: 130, b: 140 };
  return sharp({ create: { ...PICTURE, channels: 3, background, noise } })
    .blur(1.2)
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Makes a master and one version of each new picture; resolves with how many a minute came through. */
async function resizeAtRate(original: Uint8Array, rate: number, signal: AbortSignal): Promise<number> {
  const resizer = openResizer({ taskMs: MINUTE_MS });
  const began = performance.now();
  const running = new Set<Promise<void>>();
  let done = 0;
  let elapsed = 0;
  const one = async (): Promise<void> => {
    await resizer.run({ kind: 'original', bytes: original, width: VERSION_WIDTH, format: 'webp' });
    done += 1;
    elapsed = performance.now() - began;
  };
  for (let no = 0; !signal.aborted; no += 1) {
    const work = one().finally(() => running.delete(work));
    running.add(work);
    // One that is late is caught up with, as a queue would.
    await delay(Math.max(0, ((no + 1) * MINUTE_MS) / rate - (performance.now() - began)), undefined, { signal }).catch(
      () => undefined,
    );
  }
  const finished = done;
  resizer.close();
  await Promise.allSettled(running);
  return (finished * MINUTE_MS) / Math.max(1, elapsed);
}
