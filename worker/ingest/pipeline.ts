import { NewswireError } from '../../shared/domain/errors.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { asStep } from '../../shared/node/telemetry/tracing/trace-context.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { normaliseText } from '../../shared/node/text/normalise.ts';
import type { Announcer } from '../../shared/node/wire/announcer.ts';
import type { Edited } from './decide.ts';
import type { Desk } from './desk.ts';
import { identityOf } from './find-known.ts';
import type { StoryReader } from './reading/story-reader.ts';
import { recordCanary } from './record-canary.ts';
import type { Recorded, Recorder } from './recorder.ts';
import type { Take } from './take.ts';
import { findStoryTopics } from './topics/find-story-topics.ts';

export interface PipelineDeps {
  take: Take;
  reader: StoryReader;
  db: Database;
  announcer: Announcer;
  log: Logger;
  metrics: WorkerMetrics;
  desk: Desk;
  recorder: Recorder;
}

/** What the job has to do next: nothing more, or wait until the embargo ends. */
export type PipelineResult = { done: true } | { done: false; embargoMs: number };

/**
 * Takes one submission from the queue to the wire. Submissions for the same story go in the order of their receipt,
 * whichever worker comes first. Safe to run twice, and from two workers at once.
 */
export async function processSubmission(deps: PipelineDeps, id: string): Promise<PipelineResult> {
  const taken = await deps.take(id);
  let recorded: Announced | undefined;
  if (taken?.submission.status === 'queued') {
    const { submission, earlier } = taken;
    if (submission.embargoMs > 0) return { done: false, embargoMs: submission.embargoMs };
    for (const open of [...earlier, submission]) {
      const work = async (): Promise<Announced | undefined> => {
        if (open.kind !== 'canary') return editAndRecord(deps, open);
        await recordCanary(deps, open);
        return undefined;
      };
      recorded = await asStep('edit and record', open.traceparent, { 'newswire.submission': open.id }, work);
    }
  }
  // Also when there was nothing left to record: a crash may have come between recording and announcing.
  // What was begun and failed is done again, too.
  await (recorded?.announced?.catch(() => deps.announcer.announce()) ?? deps.announcer.announce());
  await deps.desk.rarity.flush();
  return { done: true };
}

type Announced = Pick<Recorded, 'announced'>;
type StorySubmission = Exclude<OpenSubmission, { kind: 'canary' }>;

async function editAndRecord(deps: PipelineDeps, submission: StorySubmission): Promise<Announced> {
  const { log, metrics, recorder } = deps;
  const { decision, announced } = await recorder.record(async () => {
    const edited = await edit(deps, submission);
    return { submission, edited, editedAt: new Date(), identity: identityOf(submission, edited) };
  });
  if (decision) {
    metrics.finished(decision.outcome === 'release' ? 'published' : decision.outcome);
    log.info({ submission: submission.id, outcome: decision.outcome }, 'recorded');
  }
  return { announced };
}

/** What the submission asks for; one whose text cannot be read is refused, and harms no other. */
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

async function editReadable({ desk, reader }: PipelineDeps, submission: StorySubmission): Promise<Edited> {
  switch (submission.kind) {
    case 'publish': {
      const { fields, given, candidates, traits, derived } = await reader.read(submission);
      // Both the topics and the storyline ask for it; in one go.
      await desk.rarity.of([...traits.terms.keys(), ...candidates.flatMap(({ terms }) => terms)]);
      const { topics, given: givenTopics } = await findStoryTopics(desk, given, candidates);
      const dated = submission.payload.publishedAt !== undefined;
      return { kind: 'publish', story: { ...fields, topics, givenTopics }, dated, traits, derived };
    }
    case 'correct':
      return { kind: 'correct', patch: await reader.edit(submission.payload, submission) };
    case 'retract':
      return { kind: 'retract', reason: normaliseText(submission.payload.reason).trim() };
  }
}
