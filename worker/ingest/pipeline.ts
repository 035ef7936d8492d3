import { NewswireError } from '../../shared/domain/errors.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { asStep } from '../../shared/node/telemetry/tracing/trace-context.ts';
import { normaliseText } from '../../shared/node/text/normalise.ts';
import type { Announcer } from '../../shared/node/wire/announcer.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import type { CorpusCache } from './corpus-cache.ts';
import { identityOf } from './find-existing-stories.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LoadSubmission } from './load-submission.ts';
import type { StoryReader } from './reading/story-reader.ts';
import { recordCanary } from './record-canary.ts';
import type { Edited, EditedSubmission, Recorded } from './stages.ts';
import { findStoryTopics } from './topics/find-story-topics.ts';

/** How a submission ends by what was decided. */
const STATUS = { release: 'published', refresh: 'duplicate', duplicate: 'duplicate', rejected: 'rejected' } as const;

export interface PipelineDeps {
  loadSubmission: LoadSubmission;
  reader: StoryReader;
  db: Database;
  announcer: Announcer;
  log: Logger;
  metrics: WorkerMetrics;
  corpus: CorpusCache;
  groupCommit: GroupCommit;
}

/** The job's next step: finish, or wait until the embargo ends. */
export type PipelineResult = { done: true } | { done: false; embargoMs: number };

type StorySubmission = Exclude<OpenSubmission, { kind: 'canary' }>;

/**
 * Takes one submission from the queue to the wire: load, edit, commit, announce. Submissions for one story are recorded
 * in order of receipt, whichever worker starts first. Safe to run twice, also concurrently. A submission that was
 * changed since it was loaded is loaded again.
 */
export async function processSubmission(deps: PipelineDeps, id: string): Promise<PipelineResult> {
  let recorded: Recorded | undefined;
  while (!recorded?.decision) {
    const loaded = await deps.loadSubmission(id);
    if (loaded?.submission.status !== 'queued') break;
    const { submission, earlier } = loaded;
    if (submission.embargoMs > 0) return { done: false, embargoMs: submission.embargoMs };
    for (const open of [...earlier, submission]) {
      recorded = await asStep('edit and record', open.traceparent, { 'newswire.submission': open.id }, () =>
        editAndRecord(deps, open),
      );
    }
  }
  // Announce even if nothing was left to record, because a worker may have crashed between the two steps, and again if
  // announcing began but failed.
  await (recorded?.announced?.catch(() => deps.announcer.announce()) ?? deps.announcer.announce());
  await deps.corpus.rarity.flush();
  return { done: true };
}

async function editAndRecord(deps: PipelineDeps, submission: OpenSubmission): Promise<Recorded | undefined> {
  if (submission.kind === 'canary') {
    await recordCanary(deps, submission);
    return undefined;
  }
  const { log, metrics, groupCommit } = deps;
  const pending = groupCommit.begin();
  const edited = await editSubmission(deps, submission).catch((error: unknown) => {
    pending.abandon();
    throw error;
  });
  const { decision, announced } = await pending.commit(edited);
  if (decision) {
    metrics.finished(STATUS[decision.outcome]);
    log.info({ submission: submission.id, outcome: decision.outcome }, 'recorded');
  }
  return { decision, announced };
}

async function editSubmission(deps: PipelineDeps, submission: StorySubmission): Promise<EditedSubmission> {
  const edited = await edit(deps, submission);
  return { submission, edited, editedAt: new Date(), identity: identityOf(submission, edited) };
}

/** Edits the submission; an unreadable text only rejects the submission itself. */
async function edit(deps: PipelineDeps, submission: StorySubmission): Promise<Edited> {
  try {
    return await editReadable(deps, submission);
  } catch (error) {
    if (error instanceof NewswireError && error.code === 'validation_failed') {
      return { kind: 'refused', reason: error.message };
    }
    throw error;
  }
}

async function editReadable({ corpus, reader }: PipelineDeps, submission: StorySubmission): Promise<Edited> {
  switch (submission.kind) {
    case 'publish': {
      const { fields, topics: read, features, facts, derived } = await reader.read(submission);
      const { topics, given: givenTopics } = await findStoryTopics(corpus, fields.headline, read);
      const dated = submission.payload.publishedAt !== undefined;
      return { kind: 'publish', story: { ...fields, topics, givenTopics }, dated, features, facts, derived };
    }
    case 'correct':
      return { kind: 'correct', ...(await reader.edit(submission.payload, submission)) };
    case 'retract':
      return { kind: 'retract', reason: normaliseText(submission.payload.reason).trim() };
  }
}
