import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AlertRig, acceptHook, openAlertRig } from '../helpers/alert-rig.ts';
import type { Api } from '../helpers/api.ts';
import { FERRY } from '../helpers/reports.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let rig: AlertRig;
let world: World;
let papers: Api[];
beforeAll(async () => {
  rig = await openAlertRig();
  world = await openWorld({ env: rig.env });
  papers = await Promise.all(
    ['The Harbour', 'The Coast', 'The Ferryman'].map(async (name) => (await world.publisher(name)).api),
  );
});
afterAll(async () => {
  await world.close();
  await rig.close();
});

async function hook(path: string, wishes: Record<string, unknown>): Promise<void> {
  acceptHook(rig.site, path);
  await rig.confirmed(world, {
    kind: 'webhook',
    address: rig.site.url(path),
    groupSeconds: 10,
    rules: [{ name: 'Ferries', filter: { any: ['ferries'] }, level: 'all', ...wishes }],
  });
}

/** The stories that a webhook was told of. */
function told(path: string): string[] {
  return rig.received(path).flatMap(({ type, data }) => (type === 'alert.news' ? [data.storylines[0].story.id] : []));
}

/** Publishes a report, and waits until an address without conditions was told of it: the others are decided with it. */
async function publish(paper: Api | undefined, report: object): Promise<string> {
  await world.db.query('UPDATE alert_addresses SET news_at = NULL');
  const { storyId } = (await paper?.publish({ ...report, topics: ['Ferries'] })) ?? {};
  await waitFor('the address without conditions was told', () => told('/all').includes(storyId));
  return storyId;
}

test('ALERT7 a second publisher, and a report with something new, make the conditional addresses ring', async () => {
  await hook('/all', {});
  await hook('/two', { independent: 2 });
  await hook('/new', { onlyNew: true });
  const [ground, safe] = FERRY;

  const first = await publish(papers[0], ground ?? {});
  await waitFor('the first report is new', () => told('/new').includes(first));
  const second = await publish(papers[1], safe ?? {});
  await waitFor('two papers have it', () => told('/two').includes(second));

  const again = await publish(papers[2], { ...safe, body: ground?.body });
  const { body } = await world.api().get(`/stories/${again}`);
  expect(body.storyline.publishers).toBe(3);
  const marine = {
    headline: 'Ferry Calloway refloated by the tug Halvard',
    body: `${safe?.body} A tug, the Halvard, pulled her free on Wednesday evening and took her to the dry dock at Skerrow, where Minister Oda Lund will inspect the damage.`,
  };
  const news = await publish(papers[0], marine);
  await waitFor('the fourth report is new', () => told('/new').includes(news));

  expect(told('/new')).not.toContain(again);
  expect(told('/two')).toEqual([second]);
});
