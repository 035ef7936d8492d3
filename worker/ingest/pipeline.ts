import type { Database } from '../../shared/node/db/database.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { asStep } from '../../shared/node/telemetry/tracing/trace-context.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { normaliseText } from '../../shared/node/text/normalise.ts';
import type { Announcer } from '../announce/announcer.ts';
import type { Edited } from './decide.ts';
import type { Desk } from './desk.ts';
import { editPatch } from './edit-fields.ts';
import { identityOf } from './find-known.ts';
import type { StoryReader } from './reading/story-reader.ts';
import { recordCanary } from './record-canary.ts';
import type { Recorder } from './recorder.ts';
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
  if (taken?.submission.status === 'queued') {
    const { submission, earlier } = taken;
    if (submission.embargoMs > 0) return { done: false, embargoMs: submission.embargoMs };
    for (const open of [...earlier, submission]) {
      const work = () => (open.kind === 'canary' ? recordCanary(deps.db, open) : editAndRecord(deps, open));
      await asStep('edit and record', open.traceparent, { 'newswire.submission': open.id }, work);
    }
  }
  // Also when there was nothing left to record: a crash may have come between recording and announcing.
  await deps.announcer.announce();
  await deps.desk.rarity.flush();
  return { done: true };
}

type StorySubmission = Exclude<OpenSubmission, { kind: 'canary' }>;

async function editAndRecord(deps: PipelineDeps, submission: StorySubmission): Promise<void> {
  const { log, metrics, recorder } = deps;
  const decision = await recorder.record(async () => {
    const edited = await edit(deps, submission);
    return { submission, edited, editedAt: new Date(), identity: identityOf(submission, edited) };
  });
  if (!decision) return;
  metrics.finished(decision.outcome === 'release' ? 'published' : decision.outcome);
  log.info({ submission: submission.id, outcome: decision.outcome }, 'recorded');
}

async function edit({ desk, reader }: PipelineDeps, submission: StorySubmission): Promise<Edited> {
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
      return { kind: 'correct', patch: editPatch(submission.payload) };
    case 'retract':
      return { kind: 'retract', reason: normaliseText(submission.payload.reason).trim() };
  }
}
