import { parseArgs } from 'node:util';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { startPrivateServices } from '../eval/private-services.ts';
import { type LighthouseReport, runLighthouse } from '../helpers/lighthouse.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = 24;

/** Lighthouse's scores of the front page and of a story, as a phone and as a laptop; of several runs the median. */
export async function benchLighthouse(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { runs: { type: 'string', default: '3' }, help: { type: 'boolean' } },
  });
  if (values.help) return say('npm run bench -- lighthouse [--runs 3]');
  await buildPageIfStale();
  const services = await startPrivateServices();
  const world = await openWorld({}, services.env);
  try {
    for (const path of ['/', `/story/${await fill(world)}`]) {
      for (const desktop of [false, true]) {
        await measure(
          `${path === '/' ? 'front page' : 'story'}, ${desktop ? 'laptop' : 'phone'}`,
          Number(values.runs),
          () => runLighthouse(`${world.url()}${path}`, { desktop }),
        );
      }
    }
  } finally {
    await world.close();
    await services.stop();
  }
}

async function measure(name: string, runs: number, run: () => Promise<LighthouseReport>): Promise<void> {
  const reports: LighthouseReport[] = [];
  for (let no = 0; no < runs; no += 1) reports.push(await run());
  reports.sort((a, b) => a.scores.performance - b.scores.performance);
  const median = reports[Math.floor(reports.length / 2)];
  if (!median) return;
  const { scores, figures, failed } = median;
  say(
    `${name}: ${Object.entries(scores)
      .map(([of, score]) => `${of} ${score}`)
      .join(', ')}`,
  );
  say(
    `  ${Object.entries(figures)
      .map(([of, value]) => `${of} ${value < 10 ? value.toFixed(3) : `${Math.round(value)} ms`}`)
      .join(', ')}`,
  );
  for (const audit of failed) say(`  costs points: ${audit}`);
}

/** Fills the wire with the demo newsroom; gives the id of one of its stories. */
async function fill(world: World): Promise<string> {
  const { api } = await world.publisher('The Bench');
  const { body } = await api.post(
    '/stories',
    DEMO_STORIES.slice(0, STORIES).map(({ story }) => story),
  );
  const ends = await Promise.all(body.submissions.map(({ id }: { id: string }) => api.finished(id)));
  return ends[0].storyId;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
