import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPushService, type PushService, type Subscriber } from '../helpers/push-service.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let service: PushService;
beforeAll(async () => {
  service = await openPushService();
  world = await openWorld({ env: service.env });
});
afterAll(async () => {
  await world.close();
  await service.close();
});

const COMMON =
  'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. ' +
  'Lifeboats from Port Amsel took everyone off the ferry Calloway within hours, the coastguard of Brannock said.';

async function subscribe(topic: string): Promise<Subscriber> {
  const subscriber = service.subscriber();
  const rules = [{ name: topic, filter: { any: [topic] }, level: 'all' as const }];
  const body = JSON.stringify({ ...subscriber.subscription, rules });
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': subscriber.address };
  expect((await world.api().send('PUT', '/push/subscriptions', body, headers)).status).toBe(201);
  return subscriber;
}

test('PUSH17 of a later report, the notification tells the sentence with what is new, or else its summary', async () => {
  const [first, later, same] = [await subscribe('ferries'), await subscribe('owners'), await subscribe('copies')];
  const publish = async (name: string, topic: string, story: { headline: string; body: string }): Promise<string> =>
    (await (await world.publisher(name)).api.publish({ ...story, topics: [topic], language: 'en' })).storyId;
  const headline = 'Ferry Calloway runs aground off Brannock Point with 212 aboard';
  const ids = [
    await publish('The Harbour Post', 'Ferries', { headline, body: COMMON }),
    await publish('Meridian Wire', 'Owners', {
      headline: 'All 212 passengers safe after ferry Calloway strikes rocks at Brannock Point',
      body: `${COMMON}\n\nThe owner, Meridian Lines, put the damage to the ferry at $4.5 million.`,
    }),
    await publish('The Inland Echo', 'Copies', { headline: `${headline}, coastguard says`, body: COMMON }),
  ];
  const stories = await Promise.all(ids.map(async (id) => (await world.api().get(`/stories/${id}`)).body));
  expect(new Set(stories.map(({ storyline }) => storyline.id)).size).toBe(1);
  const readers = [first, later, same];
  await waitFor('all were notified', () => readers.every(({ received }) => received.length > 0));
  expect(readers.map(({ received }) => received[0]?.message.body)).toEqual([
    `The Harbour Post: ${stories[0].summary}`,
    'Meridian Wire: The owner, Meridian Lines, put the damage to the ferry at $4.5 million.',
    `The Inland Echo: ${stories[2].summary}`,
  ]);
});
