import { v7 as newId } from 'uuid';
import {
  BY_INDEX,
  type Database,
  inTransaction,
  type Queryable,
  type Transaction,
} from '../../shared/node/db/database.ts';
import { finishSubmissions, type SubmissionEnd } from '../../shared/node/db/finish-submission-store.ts';
import { addRevisions, namesOf, putStories } from '../../shared/node/db/story-store.ts';
import { isStale } from '../../shared/node/db/storyline-near-store.ts';
import { lockOpen } from '../../shared/node/db/submission-store.ts';
import { addTopics } from '../../shared/node/db/topic-store.ts';
import type { Announcer, Announcing } from '../../shared/node/wire/announcer.ts';
import { announceReleases, type Release } from './announce-release.ts';
import { type Decision, decide } from './decide.ts';
import type { Desk } from './desk.ts';
import { findKnown } from './find-known.ts';
import type { Finished, Recorded } from './recorder.ts';
import { firstRow } from './story-content.ts';
import { type Asked, askAll, type Seeker, toSeeker } from './storyline/find-place.ts';
import { type Arrival, findArrivals, type Newcomer, placeArrivals } from './storyline/place-arrivals.ts';
import { storyTokens } from './storyline/story-tokens.ts';
import { readTraits } from './storyline/story-traits.ts';
import { indexSeekers, leaveStoryline } from './storyline/take-place.ts';

/** A submission with the new story that it may bring; undefined for a change. */
interface Draft {
  finished: Finished;
  seeker: Seeker | undefined;
}

interface Decided {
  finished: Finished;
  decision: Decision;
  /** What goes out; undefined for a duplicate and for what was rejected. */
  release: Release | undefined;
}

/** With more at once, who hoped in vain has lost more than the others gain. */
const HOPING_MAX = 4;

/**
 * Records what becomes of submissions, with the stories, their topics, revisions, storylines and wire events, in one
 * transaction. No two may be about the same story, and a change comes alone. Doing it again finds them finished and
 * changes nothing. Queries that need no answer of each other go out together and run in the order of their calls, so
 * that it waits for Postgres a few times only, however many submissions there are; where nobody else announces, what is
 * recorded is numbered in the round trip of the commit.
 */
export async function record(
  { db, desk, announcer }: { db: Database; desk: Desk; announcer: Announcer },
  batch: Finished[],
): Promise<Recorded[]> {
  const drafts = await Promise.all(batch.map((finished) => toDraft(desk, finished)));
  let announcing: Announcing | undefined;
  const behind = (connection: Queryable): Promise<void> | undefined => {
    announcing = announcer.announceBehind(connection);
    return announcing?.numbered;
  };
  const run = (hoping: boolean): Promise<Decided[]> =>
    inTransaction(db, (tx) => recordAll(tx, desk, drafts, hoping), { begin: BY_INDEX, behind });
  const decided = await run(batch.length <= HOPING_MAX).catch((error: unknown) => {
    if (isStale(error)) return run(false);
    throw error;
  });
  const decisions = new Map(decided.map(({ finished, decision }) => [finished, decision]));
  return batch.map((finished) => ({ decision: decisions.get(finished), announced: announcing?.announced }));
}

async function recordAll(tx: Transaction, desk: Desk, drafts: Draft[], hoping: boolean): Promise<Decided[]> {
  const [all, asked] = await Promise.all([
    decideAll(tx, drafts),
    // Most bring a new story, whose surroundings can be asked for at once.
    askAll(
      tx,
      drafts.flatMap(({ seeker }) => seeker ?? []),
    ),
  ]);
  const newcomers = all.flatMap((decided) => toNewcomer(decided, asked));
  // A story's own words are no longer unheard of; that a batch which fails is counted again does no harm.
  for (const { release, traits } of newcomers) {
    if (release.event === 'story.published') desk.rarity.count(traits.terms.keys());
  }
  const arrivals = await findArrivals(tx, desk, newcomers);
  await Promise.all([write(tx, all), goOut(tx, desk, all, arrivals, hoping)]);
  return all;
}

async function toDraft(desk: Desk, finished: Finished): Promise<Draft> {
  const { submission, edited } = finished;
  if (edited.kind !== 'publish') return { finished, seeker: undefined };
  return { finished, seeker: await toSeeker(desk, firstRow(submission, edited, newId()), edited.traits, 'uncounted') };
}

async function decideAll(tx: Transaction, drafts: Draft[]): Promise<Decided[]> {
  const batch = drafts.map(({ finished }) => finished);
  const ids = batch.map(({ submission }) => submission.id);
  const names = batch.flatMap(({ identity }) => (identity ? namesOf(identity) : []));
  const [open, known] = await Promise.all([lockOpen(tx, ids, names), findKnown(tx, batch)]);
  return drafts.flatMap(({ finished, seeker }, index) => {
    const { submission, edited } = finished;
    if (!open.has(submission.id)) return [];
    const decision = decide(submission, edited, known[index], seeker?.row, new Date());
    const release =
      decision.outcome === 'release'
        ? {
            submissionId: submission.id,
            trace: submission.traceparent,
            due: dueAt(submission),
            event: decision.event,
            row: decision.row,
            before: known[index]?.row,
          }
        : undefined;
    return { finished, decision, release };
  });
}

/** An embargo that ended before the story came held nothing back. */
function dueAt({ receivedAt, releaseAt }: Finished['submission']): Date {
  return releaseAt !== null && releaseAt > receivedAt ? releaseAt : receivedAt;
}

/** What looks for a storyline: every release but a retraction. */
function toNewcomer({ finished, release }: Decided, asked: Asked<Seeker>[]): Newcomer[] {
  if (!release || release.event === 'story.retracted') return [];
  const { edited } = finished;
  const { row } = release;
  // A whole story was read before the transaction began; of a change, only now the text is known.
  if (edited.kind === 'publish') {
    return [{ release, traits: edited.traits, asked: asked.find(({ search }) => search.row === row) }];
  }
  const story = { ...row, bodyHtml: row.body_html, publisher: row.publisher_name };
  return [{ release, traits: readTraits(story, storyTokens(story)), asked: undefined }];
}

async function write(tx: Transaction, decided: Decided[]): Promise<void> {
  const releases = decided.flatMap(({ release }) => release ?? []);
  await Promise.all([
    finishSubmissions(tx, decided.map(toEnd)),
    putStories(
      tx,
      releases.map(({ row }) => row),
    ),
    addRevisions(tx, releases),
  ]);
}

/** The storylines come last: their lock is held from there to the commit. */
async function goOut(
  tx: Transaction,
  desk: Desk,
  decided: Decided[],
  arrivals: Arrival[],
  hoping: boolean,
): Promise<void> {
  const topics = arrivals.flatMap(({ release: { row } }) => row.topics);
  const retracted = decided.flatMap(({ release }) => (release?.event === 'story.retracted' ? release : []));
  await Promise.all([
    topics.length > 0 && addTopics(tx, topics),
    indexSeekers(
      tx,
      arrivals.map(({ seeker }) => seeker),
    ),
    ...retracted.flatMap((release) => [leaveStoryline(tx, release.row.id), announceReleases(tx, [{ release }])]),
    arrivals.length > 0 && placeArrivals(tx, desk, arrivals, hoping),
  ]);
}

function toEnd({ finished: { submission, editedAt }, decision }: Decided): SubmissionEnd {
  const { id } = submission;
  if (decision.outcome === 'release') return { id, editedAt, status: 'published', storyId: decision.row.id };
  const { reason } = decision;
  if (decision.outcome === 'rejected') return { id, editedAt, status: 'rejected', reason };
  return { id, editedAt, status: 'duplicate', storyId: decision.storyId, reason };
}
