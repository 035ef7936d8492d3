import { v7 as newId } from 'uuid';
import type { RulingAct } from '../../contract/topic-ruling-schema.ts';
import type { TopicCandidate, TopicRuling } from '../../contract/trending-shapes.ts';
import { NewswireError } from '../../domain/errors.ts';
import { type Actor, recordAct } from '../db/audit/audit-store.ts';
import { logModeration } from '../db/comment/moderation-log-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import {
  listRulings,
  lockRulings,
  putRuling,
  type RulingRow,
  readRulings,
  removeRuling,
} from '../db/topic/ruling-store.ts';
import { addTopics, findTopicLabel } from '../db/topic/topic-store.ts';
import { makesCycle } from './follow-merges.ts';

const RULINGS_MAX = 1_000;
const ACTIONS = { hold: 'topic.held', merge: 'topic.merged', admit: 'topic.admitted' } as const;

/** Who rules about which topic, and why. */
export interface TopicAct {
  publisherId: string;
  slug: string;
  reason: string;
  actor: Actor;
}

/**
 * Records a ruling in place of the topic's one before, under the lock of rulings. Throws `not_found` for an unknown
 * topic, and `validation_failed` for a merge into itself, an unknown topic or a cycle, and for a word that is no
 * candidate.
 */
export async function ruleTopic(
  db: Database,
  act: TopicAct,
  ruling: { act: RulingAct; into?: string | undefined },
  candidates: readonly TopicCandidate[],
): Promise<TopicRuling> {
  return inTransaction(db, async (tx) => {
    await lockRulings(tx);
    const rulings = await readRulings(tx);
    const before = rulings.find(({ slug }) => slug === act.slug);
    if (!before && rulings.length >= RULINGS_MAX) throw tooMany();
    const others = rulings.filter((other) => other !== before);
    const label = ruling.act === 'admit' ? await admit(tx, act.slug, candidates) : await mustKnow(tx, act.slug);
    const into = ruling.into ?? null;
    if (into !== null) await checkTarget(tx, act.slug, into, others);
    const { actor, ...by } = act;
    const row: RulingRow = { ...by, id: newId(), act: ruling.act, label, into };
    await putRuling(tx, row);
    await log(tx, act.actor, ACTIONS[ruling.act], row, before);
    await recordAct(tx, actor, {
      ...{ action: 'topic.ruled', target: { type: 'topic', id: act.slug, name: label }, reason: act.reason },
      ...{ before: before && shownOf(before), after: shownOf(row) },
    });
    const [recorded] = await listRulings(tx, act.slug);
    if (!recorded) throw new Error(`the ruling about ${act.slug} was not recorded`);
    return recorded;
  });
}

/** Takes back a topic's ruling; throws `not_found` if there is none. */
export async function undoRuling(db: Database, act: TopicAct): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockRulings(tx);
    const before = (await readRulings(tx)).find(({ slug }) => slug === act.slug);
    if (!before) throw new NewswireError('not_found', `There is no ruling about the topic ${act.slug}.`);
    await removeRuling(tx, act.slug);
    const { id, label, into } = before;
    const { actor, ...by } = act;
    await log(tx, act.actor, 'topic.freed', { ...by, id, label, into, act: before.act }, before);
    await recordAct(tx, actor, {
      ...{ action: 'topic.freed', target: { type: 'topic', id: act.slug, name: label }, reason: act.reason },
      before: shownOf(before),
    });
  });
}

function shownOf({ act, into }: RulingRow): object {
  return { act, ...(into !== null && { into }) };
}

async function admit(tx: Queryable, slug: string, candidates: readonly TopicCandidate[]): Promise<string> {
  const candidate = candidates.find((each) => each.slug === slug);
  if (!candidate) throw refused('slug', 'not_proven', 'must be a candidate: see GET /topic-candidates');
  await addTopics(tx, [{ slug, label: candidate.label }]);
  return candidate.label;
}

async function mustKnow(tx: Queryable, slug: string): Promise<string> {
  const label = await findTopicLabel(tx, slug);
  if (label === undefined) throw new NewswireError('not_found', `There is no topic ${slug}.`);
  return label;
}

async function checkTarget(tx: Queryable, slug: string, into: string, others: readonly RulingRow[]): Promise<void> {
  if (into === slug) throw refused('into', 'itself', 'must be another topic');
  if ((await findTopicLabel(tx, into)) === undefined) throw refused('into', 'unknown', 'must be a known topic');
  if (makesCycle(others, slug, into)) {
    throw refused('into', 'cycle', `must not be merged into ${slug} already, directly or through others`);
  }
}

async function log(
  tx: Queryable,
  { callerId }: Actor,
  action: string,
  ruling: RulingRow,
  before: RulingRow | undefined,
): Promise<void> {
  const { publisherId, reason, id, slug, label, into } = ruling;
  const details = {
    ...{ slug, name: label },
    ...(into !== null && { into }),
    ...(before && { before: before.act }),
  };
  await logModeration(tx, { publisherId, callerId, reason, action, subject: { type: 'topic_ruling', id }, details });
}

function refused(field: string, rule: string, what: string): NewswireError {
  const detail = `${field} ${what}`;
  return new NewswireError('validation_failed', detail, [{ field, rule, detail }]);
}

function tooMany(): NewswireError {
  return new NewswireError(
    'too_many_rulings',
    `There are ${RULINGS_MAX.toLocaleString('en')} rulings: undo some first.`,
  );
}
