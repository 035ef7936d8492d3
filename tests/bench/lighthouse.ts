import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { startPrivateServices } from '../eval/private-services.ts';
import { runLighthouse } from '../helpers/lighthouse.ts';
import { openWorld, type World } from '../helpers/world.ts';
import type { Figure, Measurement } from './framework/measurement.ts';

const STORIES = 24;

interface Options {
  runs: number;
}

/** Lighthouse scores of the front page and of a story, as a phone and as a laptop. */
export const lighthouse: Measurement<Options> = {
  name: 'lighthouse',
  about: 'Lighthouse’s scores of the front page and of a story, as a phone and as a laptop',
  options: { runs: { help: 'of each', full: 3, short: 1 } },
  async run({ options, say }) {
    await buildPageIfStale();
    const services = await startPrivateServices();
    const world = await openWorld({}, services.env);
    const figures: Figure[] = [];
    const notes = new Set<string>();
    try {
      for (const path of ['/', `/story/${await fill(world)}`]) {
        for (const desktop of [false, true]) {
          const of = `${path === '/' ? 'front page' : 'story'}, ${desktop ? 'laptop' : 'phone'}`;
          for (let no = 0; no < options.runs; no += 1) {
            const { scores, figures: seen, failed } = await runLighthouse(`${world.url()}${path}`, { desktop });
            for (const [name, score] of Object.entries(scores)) add(figures, name, of, '', score);
            for (const [name, value] of Object.entries(seen)) add(figures, name, of, value < 10 ? '' : 'ms', value);
            for (const audit of failed) notes.add(`costs points, ${of}: ${audit}`);
            say(`${of}: performance ${scores.performance}`);
          }
        }
      }
    } finally {
      await world.close();
      await services.stop();
    }
    return { figures, bars: [], notes: [...notes] };
  },
};

function add(figures: Figure[], name: string, of: string, unit: string, value: number): void {
  const figure = figures.find((each) => each.name === name && each.of === of);
  if (figure) figure.values.push(value);
  else figures.push({ name, of, unit, values: [value] });
}

/** Fills the wire with the demo newsroom; returns the id of one of its stories. */
async function fill(world: World): Promise<string> {
  const { api } = await world.publisher('The Bench');
  const { body } = await api.post(
    '/stories',
    DEMO_STORIES.slice(0, STORIES).map(({ story }) => story),
  );
  const ends = await Promise.all(body.submissions.map(({ id }: { id: string }) => api.finished(id)));
  return ends[0].storyId;
}
