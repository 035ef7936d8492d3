import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../shared/node/db/database.ts';
import { recountStorylines } from '../../shared/node/db/storyline/storyline-store.ts';
import type { Api } from '../helpers/api.ts';
import { FERRY } from '../helpers/ferry.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** What an agency wrote of the same event, long enough to be recognised in other papers. */
const AGENCY =
  'Lifeboats from Port Amsel took all 212 passengers off the ferry Calloway on Tuesday after it had struck the rocks ' +
  'off Brannock Point. The coastguard said that a rudder had failed in heavy swell, and that nobody was badly hurt. ' +
  'Buses brought the passengers back to Port Amsel, where the mayor had opened the town hall for the night. The ferry ' +
  'lies on the rocks with a hole below the waterline. Divers of the coastguard will look at it once the wind has dropped.';
const HEADLINE = 'Lifeboats take 212 passengers off the ferry Calloway at Brannock Point';
/** Enough words to differ from every other text and still be about the ferry. */
const REWRITTEN =
  'Ferry Calloway, Brannock Point, the day after: passengers from Port Amsel told our reporter how the lamps went out, ' +
  'how a choir on its way home began to sing, and how the crew of the first of the lifeboats climbed aboard with a rope.';
const PAPERS = 4;

let world: World;
let papers: Api[];
let moderator: Api;
beforeAll(async () => {
  world = await openWorld({ workers: 2 });
  papers = [];
  for (let no = 0; no < PAPERS; no += 1) papers.push((await world.publisher(`Paper ${no}`)).api);
  const { body: publisher } = await world.api().post('/publishers', { name: 'Moderators' });
  const { body: key } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['moderate'] });
  moderator = world.api(key.key);
});
afterAll(() => world.close());

let no = 0;
/** A report of one's own, or the agency's with another last sentence. */
function report(isCopy: boolean): { headline: string; body: string } {
  no += 1;
  if (isCopy) return { headline: `${HEADLINE}, update ${no}`, body: `${AGENCY} Edition ${no}.` };
  const own = FERRY[no % FERRY.length];
  return { headline: `${own?.headline} ${no}`, body: `${own?.body} Reported by our own staff, no ${no}.` };
}

interface Member {
  story_id: string;
  storyline_id: string;
  publisher_id: string;
  standing: boolean;
  copy_of: string | null;
  is_first_of_text: boolean;
  repeats: string | null;
}
interface Line {
  id: string;
  stories: number;
  publishers: number;
  independent: number;
}
interface Recorded {
  members: Member[];
  lines: Line[];
}

async function readRecorded(): Promise<Recorded> {
  const { rows: members } = await world.db.query<Member>(sql`
    SELECT story_id, storyline_id, publisher_id, standing, copy_of, is_first_of_text, repeats
    FROM storyline_members ORDER BY story_id`);
  const { rows: lines } = await world.db.query<Line>(sql`
    SELECT id, stories, publishers, independent FROM storylines WHERE merged_into IS NULL ORDER BY id`);
  return { members, lines };
}

/** The definition, told without regard to how it is kept. */
function byDefinition(members: Member[]): Recorded {
  const textOf = (each: Member) => each.copy_of ?? each.story_id;
  const inOrder = (each: Member) => `${each.copy_of === null ? 0 : 1} ${each.story_id}`;
  const before = (each: Member) =>
    members.filter(
      (other) =>
        other.standing &&
        other.storyline_id === each.storyline_id &&
        textOf(other) === textOf(each) &&
        inOrder(other) < inOrder(each),
    );
  const firstOf = (found: Member[]) => found.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1))[0]?.story_id;
  const told = members.map((each) => ({
    ...each,
    is_first_of_text: each.standing && before(each).length === 0,
    repeats:
      (each.standing && firstOf(before(each).filter(({ publisher_id: id }) => id === each.publisher_id))) || null,
  }));
  const lines = [...new Set(told.map((each) => each.storyline_id))].sort().map((id) => {
    const standing = told.filter((each) => each.storyline_id === id && each.standing);
    const firsts = standing.filter((each) => each.is_first_of_text);
    const publishersOf = (some: Member[]) => new Set(some.map((each) => each.publisher_id)).size;
    return { id, stories: standing.length, publishers: publishersOf(standing), independent: publishersOf(firsts) };
  });
  return { members: told, lines };
}

/** What happens at once; each is a number that chooses who or what. */
interface Act {
  kind: 'publish' | 'correct' | 'retract' | 'split';
  paper: number;
  isCopy: boolean;
  pick: number;
}

async function play({ kind, paper, isCopy, pick }: Act): Promise<void> {
  const { members } = await readRecorded();
  const api = papers[paper % PAPERS];
  if (kind === 'publish') {
    // One request, so that they come into one batch or two.
    const stories = Array.from({ length: 1 + (pick % 4) }, (_, index) => report(index % 3 === 2 ? !isCopy : isCopy));
    const { body } = (await api?.post('/stories', stories)) ?? {};
    await Promise.all(body.submissions.map(({ id }: { id: string }) => world.api().finished(id)));
    return;
  }
  const standing = members.filter((each) => each.standing);
  const chosen = standing[pick % standing.length];
  if (!chosen) return;
  if (kind === 'split') {
    await moderator.post(`/storylines/${chosen.storyline_id}/split`, { stories: [chosen.story_id], reason: 'Test' });
    return;
  }
  const owner = papers[await paperOf(chosen)];
  const answer =
    kind === 'retract'
      ? await owner?.delete(`/stories/${chosen.story_id}`, { reason: 'Test' })
      : await owner?.patch(`/stories/${chosen.story_id}`, isCopy ? report(true) : { body: `${REWRITTEN} ${no}` });
  await world.api().finished(answer?.body.id);
}

async function paperOf({ publisher_id: id }: Member): Promise<number> {
  const { rows } = await world.db.query<{ name: string }>(sql`SELECT name FROM publishers WHERE id = ${id}`);
  return Number(rows[0]?.name.at(-1));
}

const act = fc.record<Act>({
  kind: fc.constantFrom('publish', 'publish', 'publish', 'correct', 'retract', 'split'),
  paper: fc.nat(PAPERS - 1),
  isCopy: fc.boolean(),
  pick: fc.nat(1_000),
});

test('LINE14 counts that are kept story by story are those of a recount, whatever has happened', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 8 }),
      async (steps) => {
        for (const together of steps) {
          await Promise.all(together.map(play));
          const recorded = await readRecorded();
          expect(recorded).toEqual(byDefinition(recorded.members));
        }
      },
    ),
    { numRuns: 8 },
  );
  // What chance may have left out: the agency's text in every paper, twice in one of them, and a copy split off.
  for (const paper of [0, 0, 1, 2, 3, 1]) await play({ kind: 'publish', paper, isCopy: true, pick: 0 });
  const standing = (await readRecorded()).members.filter((each) => each.standing);
  const copy = standing.findLastIndex((each) => each.copy_of !== null);
  await play({ kind: 'split', paper: 0, isCopy: true, pick: copy });
  const { members, lines } = await readRecorded();
  expect({ members, lines }).toEqual(byDefinition(members));
  expect(members.some((each) => each.copy_of !== null && each.is_first_of_text)).toBe(true);
  expect(members.some((each) => each.repeats !== null)).toBe(true);
  expect(lines.some((each) => each.independent < each.publishers)).toBe(true);
  const ids = lines.map(({ id }) => id);
  await inTransaction(world.db, (tx) => recountStorylines(tx, ids));
  expect(await readRecorded()).toEqual({ members, lines });
});

test('LINE14 an event carries the counts as they were when it was recorded', async () => {
  const { rows } = await world.db.query<{ independent: number; publishers: number }>(sql`
    SELECT (payload->'story'->'storyline'->>'independent')::int AS independent,
      (payload->'story'->'storyline'->>'publishers')::int AS publishers
    FROM wire_events WHERE type IN ('story.published', 'story.corrected')`);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !(row.independent >= 1 && row.independent <= row.publishers))).toEqual([]);
});

test('LINE14 a wire from before is counted when it is migrated', async () => {
  const recorded = await readRecorded();
  const file = path.join(import.meta.dirname, '../../shared/node/db/migrations/105_independence.sql');
  const [up = '', down = ''] = readFileSync(file, 'utf8').split('-- Down Migration');
  await world.db.query(down);
  await world.db.query(up);
  expect(await readRecorded()).toEqual(recorded);
});
