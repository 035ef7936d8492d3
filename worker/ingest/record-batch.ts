import { v7 as newId } from 'uuid';
import {
  BY_INDEX,
  type Database,
  inTransaction,
  type Queryable,
  type Transaction,
} from '../../shared/node/db/database.ts';
import { addRevisions } from '../../shared/node/db/story/revision-store.ts';
import { namesOf, putStories, refreshStories } from '../../shared/node/db/story/story-store.ts';
import { isSerializationFailure } from '../../shared/node/db/storyline/candidate-store.ts';
import { finishSubmissions } from '../../shared/node/db/submission/finish-submission-store.ts';
import { lockOpen } from '../../shared/node/db/submission/submission-store.ts';
import { addTopics } from '../../shared/node/db/topic/topic-store.ts';
import type { Announcer, Announcing } from '../../shared/node/wire/announcer.ts';
import type { CorpusCache } from './corpus-cache.ts';
import { decide } from './decide.ts';
import { recordFacts } from './facts/record-facts.ts';
import { findExistingStories } from './find-existing-stories.ts';
import { recordReleaseEvents } from './record-events.ts';
import { emptyRefused, findRefused } from './refuse-taken-down.ts';
import type { Decision, EditedSubmission, Recorded, Release } from './stages.ts';
import { firstRow } from './story-content.ts';
import {
  type AssignedRelease,
  assignStorylines,
  chooseStorylines,
  type UnassignedRelease,
} from './storyline/assign.ts';
import { type IndexAnswer, queryIndex, toUnassignedStory, type UnassignedStory } from './storyline/candidates.ts';
import { readFeatures, storyTokens } from './storyline/features.ts';
import { indexStories, leaveStoryline } from './storyline/membership.ts';
import { submissionEnd } from './submission-end.ts';

/** A submission with the new story it may create; undefined for a change. */
interface Draft {
  edited: EditedSubmission;
  story: UnassignedStory | undefined;
}

interface Decided {
  edited: EditedSubmission;
  decision: Decision;
  /** Undefined for a duplicate or rejected submission. */
  release: Release | undefined;
}

/** In larger batches, retrying a failed optimistic transaction costs more than the successful ones save. */
const OPTIMISTIC_MAX = 4;

/**
 * Records submissions in one transaction: stories, topics, revisions, storylines and wire events. No two may be about
 * the same story, and a change comes alone. Repeating it changes nothing. Independent queries are sent together and run
 * in call order, so the number of round trips does not grow with the batch. Unless another process is announcing, the
 * commit's round trip also numbers the events.
 */
export async function recordBatch(
  { db, corpus, announcer }: { db: Database; corpus: CorpusCache; announcer: Announcer },
  batch: EditedSubmission[],
): Promise<Recorded[]> {
  const drafts = await Promise.all(batch.map((edited) => toDraft(corpus, edited)));
  let announcing: Announcing | undefined;
  const afterCommit = (connection: Queryable): Promise<void> | undefined => {
    announcing = announcer.announceAfterCommit(connection);
    return announcing?.numbered;
  };
  const run = (optimistic: boolean): Promise<Decided[]> =>
    inTransaction(db, (tx) => recordAll(tx, corpus, drafts, optimistic), { begin: BY_INDEX, afterCommit });
  const decided = await run(batch.length <= OPTIMISTIC_MAX).catch((error: unknown) => {
    if (isSerializationFailure(error)) return run(false);
    throw error;
  });
  const decisions = new Map(decided.map(({ edited, decision }) => [edited, decision]));
  return batch.map((edited) => ({ decision: decisions.get(edited), announced: announcing?.announced }));
}

async function toDraft(corpus: CorpusCache, edited: EditedSubmission): Promise<Draft> {
  const { submission, edited: asked } = edited;
  if (asked.kind !== 'publish') return { edited, story: undefined };
  const row = firstRow(submission, asked, newId());
  return { edited, story: await toUnassignedStory(corpus, row, asked.features, 'new') };
}

async function recordAll(
  tx: Transaction,
  corpus: CorpusCache,
  drafts: Draft[],
  optimistic: boolean,
): Promise<Decided[]> {
  const [all, answers] = await Promise.all([
    decideAll(tx, drafts),
    // Most submissions are new stories, whose candidates can be queried in parallel.
    queryIndex(
      tx,
      drafts.flatMap(({ story }) => story ?? []),
    ),
  ]);
  const unassigned = all.flatMap((decided) => toUnassignedRelease(decided, answers));
  // Counts the new stories' words; counting a failed batch twice does no harm.
  for (const { release, features } of unassigned) {
    if (release.event === 'story.published') corpus.rarity.count(features.terms.keys());
  }
  const assigned = await chooseStorylines(tx, corpus, unassigned);
  await Promise.all([writeStories(tx, all), writeStorylines(tx, corpus, { all, assigned }, optimistic)]);
  return all;
}

async function decideAll(tx: Transaction, drafts: Draft[]): Promise<Decided[]> {
  const batch = drafts.map(({ edited }) => edited);
  const submissions = batch.map(({ submission }) => submission);
  const names = batch.flatMap(({ identity }) => (identity ? namesOf(identity) : []));
  const locking = lockOpen(tx, submissions, names);
  const finding = findExistingStories(tx, batch);
  const [open, existing, refused] = await Promise.all([locking, finding, findRefused(tx, batch, finding)]);
  return drafts.flatMap(({ edited, story }, index) => {
    const { submission } = edited;
    if (!open.has(submission.id)) return [];
    const decision = refused.get(edited) ?? decide(submission, edited.edited, existing[index], story?.row, new Date());
    return { edited, decision, release: toRelease(submission, decision, existing[index]?.row) };
  });
}

function toRelease(
  submission: EditedSubmission['submission'],
  decision: Decision,
  before: Release['before'],
): Release | undefined {
  if (decision.outcome !== 'release') return undefined;
  const { event, row } = decision;
  return { submissionId: submission.id, trace: submission.traceparent, due: dueAt(submission), event, row, before };
}

/** An embargo that ended before receipt delayed nothing. */
function dueAt({ receivedAt, releaseAt }: EditedSubmission['submission']): Date {
  return releaseAt !== null && releaseAt > receivedAt ? releaseAt : receivedAt;
}

/** Every release except a retraction needs a storyline. */
function toUnassignedRelease(
  { edited: { edited }, release }: Decided,
  answers: IndexAnswer<UnassignedStory>[],
): UnassignedRelease[] {
  if (!release || release.event === 'story.retracted') return [];
  const { row } = release;
  // A whole story was read before the transaction; the whole text of any other is only known now.
  if (edited.kind === 'publish' && row.excerpt_html === null) {
    return [{ release, features: edited.features, answer: answers.find(({ searched }) => searched.row === row) }];
  }
  const text = { ...row, bodyHtml: row.body_html, publisher: row.publisher_name };
  return [{ release, features: readFeatures(text, storyTokens(text)), answer: undefined }];
}

async function writeStories(tx: Transaction, decided: Decided[]): Promise<void> {
  const releases = decided.flatMap(({ release }) => release ?? []);
  await Promise.all([
    finishSubmissions(tx, decided.map(submissionEnd)),
    emptyRefused(tx, decided),
    putStories(
      tx,
      releases.map(({ row }) => row),
    ),
    addRevisions(tx, releases),
    recordFacts(
      tx,
      decided.flatMap(({ edited: { edited }, release }) => (release ? { edited, release } : [])),
    ),
    refreshStories(
      tx,
      decided.flatMap(({ decision }) => (decision.outcome === 'refresh' ? decision.row : [])),
    ),
  ]);
}

/** The storylines come last because their lock is held until the commit. */
async function writeStorylines(
  tx: Transaction,
  corpus: CorpusCache,
  { all, assigned }: { all: Decided[]; assigned: AssignedRelease[] },
  optimistic: boolean,
): Promise<void> {
  const topics = assigned.flatMap(({ release: { row } }) => row.topics);
  const retracted = all.flatMap(({ release }) => (release?.event === 'story.retracted' ? release : []));
  await Promise.all([
    topics.length > 0 && addTopics(tx, topics),
    indexStories(
      tx,
      assigned.map(({ story }) => story),
    ),
    ...retracted.flatMap((release) => [leaveStoryline(tx, release.row.id), recordReleaseEvents(tx, [{ release }])]),
    assigned.length > 0 && assignStorylines(tx, corpus, assigned, optimistic),
  ]);
}
