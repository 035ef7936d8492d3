import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let papers: Api[];
beforeEach(async () => {
  world = await openWorld();
  papers = [];
  for (const name of ['The Harbour Post', 'Meridian Wire', 'The Inland Echo'])
    papers.push((await world.publisher(name)).api);
});
afterEach(() => world.close());

interface Report {
  id: string;
  seq: number;
  line: string;
}

const COMMON =
  'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. ' +
  'Lifeboats from Port Amsel took everyone off the ferry Calloway within hours, the coastguard of Brannock said.';
const OWNER = 'The owner, Meridian Lines, put the damage to the ferry at $4.5 million.';
const CAPTAIN = 'The captain, Ilse Vorn, told a court that the rudder had failed.';
/** Three reports of one event; the second and the third each add something. */
const REPORTS = [
  { headline: 'Ferry Calloway runs aground off Brannock Point with 212 aboard', body: COMMON },
  {
    headline: 'All 212 passengers safe after ferry Calloway strikes rocks at Brannock Point',
    body: `${COMMON}\n\n${OWNER}\n\nReporting by Teo Anselm.`,
  },
  {
    headline: 'Ferry Calloway: 212 passengers saved off Brannock Point',
    body: `${COMMON}\n\nThe owner, Meridian Lines, put the damage at 4.5 million dollars. ${CAPTAIN}`,
  },
] as const;

async function publish(paper: number, story: { headline: string; body: string }): Promise<Report> {
  const storyId = (await papers[paper]?.publish(story))?.storyId ?? '';
  const { body } = await world.api().get(`/stories/${storyId}`);
  return { id: storyId, seq: body.seq, line: body.storyline.id };
}

async function publishAll(): Promise<[Report, Report, Report]> {
  const reports: Report[] = [];
  for (const [index, story] of REPORTS.entries()) reports.push(await publish(index, story));
  expect(new Set(reports.map(({ line }) => line)).size).toBe(1);
  return reports as [Report, Report, Report];
}

async function newsOf(line: string, query = ''): Promise<{ reports: number; news: [string, string[]][] }> {
  const { status, body } = await world.api().get(`/storylines/${line}/new${query}`);
  expect(status).toBe(200);
  return {
    reports: body.reports,
    news: body.news.map(({ storyId, sentences }: { storyId: string; sentences: { text: string }[] }) => [
      storyId,
      sentences.map(({ text }) => text),
    ]),
  };
}

test('LINE17: each later report tells the sentences with what no earlier one had, newest report first', async () => {
  const [first, second, third] = await publishAll();
  expect(await newsOf(first.line)).toEqual({
    reports: 3,
    news: [
      [third.id, [CAPTAIN]],
      [second.id, [OWNER]],
    ],
  });
  const { body } = await world.api().get(`/storylines/${first.line}/new`);
  const [{ sentences, publisher, language }] = body.news;
  expect({ publisher: publisher.name, language }).toEqual({ publisher: 'The Inland Echo', language: 'en' });
  const [{ text, marks }] = sentences;
  expect(marks.map(([from, to]: [number, number]) => text.slice(from, to))).toEqual(['Ilse Vorn']);
});

test('LINE17: a reader who has seen the storyline up to a place gets what came after', async () => {
  const [first, second, third] = await publishAll();
  expect(await newsOf(first.line, `?after=${second.seq}`)).toEqual({ reports: 1, news: [[third.id, [CAPTAIN]]] });
  expect(await newsOf(first.line, `?after=${third.seq}`)).toEqual({ reports: 0, news: [] });
  expect(await newsOf(first.line, '?limit=1')).toMatchObject({ news: [[second.id, [OWNER]]] });
});

test('LINE17: a correction replaces what a report tells, and a retraction takes it away', async () => {
  const [first, second, third] = await publishAll();
  const corrected = await papers[1]?.patch(`/stories/${second.id}`, { body: COMMON });
  await world.api().finished(corrected?.body.id);
  const told = await newsOf(first.line);
  expect(told.news).toEqual([[third.id, [expect.stringContaining('Meridian Lines'), CAPTAIN]]]);
  const headline = await papers[2]?.patch(`/stories/${third.id}`, {
    headline: `${REPORTS[2].headline}!`,
  });
  await world.api().finished(headline?.body.id);
  expect(await newsOf(first.line)).toEqual(told);
  const retracted = await papers[2]?.delete(`/stories/${third.id}`, { reason: 'Withdrawn' });
  await world.api().finished(retracted?.body.id);
  expect(await newsOf(first.line)).toEqual({ reports: 2, news: [] });
  const { rows } = await world.db.query('SELECT 1 FROM story_facts WHERE story_id = $1', [third.id]);
  expect(rows).toEqual([]);
});

test('LINE17: each part of a split storyline has news of its own', async () => {
  const [first, second, third] = await publishAll();
  const reason = 'Another ferry';
  const split = await world.api().post(`/storylines/${first.line}/split`, { stories: [second.id, third.id], reason });
  expect(split.status).toBe(200);
  expect(await newsOf(first.line)).toEqual({ reports: 1, news: [] });
  expect((await newsOf(split.body.to.id)).news).toEqual([[third.id, [CAPTAIN]]]);
});

test('LINE17: after a report from before facts were recorded, nothing is called new', async () => {
  const [first, second] = await publishAll();
  await world.db.query('DELETE FROM story_facts WHERE story_id = $1', [second.id]);
  expect(await newsOf(first.line)).toEqual({ reports: 3, news: [] });
});

test('LINE17: a publisher that sends its own report again adds nothing', async () => {
  const [story] = REPORTS;
  const first = await publish(0, story);
  const again = await publish(0, {
    headline: `${story.headline}, coastguard says`,
    body: `${story.body} The coastguard said so.`,
  });
  expect(again.line).toBe(first.line);
  expect((await newsOf(first.line)).news).toEqual([]);
});

test('a query that asks for too much, or for nothing that exists, is refused by name', async () => {
  const line = '01a20ac4-4460-74ba-8102-f0781fb15ef2';
  const { status, body } = await world.api().get(`/storylines/${line}/new?each=4&limit=61&after=x`);
  expect(status).toBe(400);
  expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['after', 'each', 'limit']);
  expect((await world.api().get(`/storylines/${line}/new`)).status).toBe(404);
});
