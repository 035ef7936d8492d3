import type { Submission } from '../../shared/contract/http-shapes.ts';
import type { ApiClient } from '../http/api-client.ts';
import { batchStories } from '../stories/batch-stories.ts';
import { type Rejection, readStories } from '../stories/read-stories.ts';
import { followSubmissions } from './follow-submissions.ts';
import type { Source } from './open-source.ts';
import { type AcceptedStory, postBatch } from './post-batch.ts';
import { type Progress, startProgress } from './progress.ts';
import { describeEndings, describeRejection, describeWarnings, type PublishReport } from './publish-report.ts';

export interface PublishOptions {
  wait: boolean;
  /** Shows no progress and no line per rejection. */
  quiet: boolean;
}

/** Submits every story of the source and fills `report`, which stays accurate if this throws midway. */
export async function publishStories(
  api: ApiClient,
  source: Source,
  report: PublishReport,
  options: PublishOptions,
): Promise<void> {
  const startedAt = Date.now();
  try {
    await submitAll(api, source, report, options);
  } finally {
    report.seconds = (Date.now() - startedAt) / 1_000;
  }
  if (options.wait) await waitFor(api, report, options);
}

async function submitAll(
  api: ApiClient,
  source: Source,
  report: PublishReport,
  options: PublishOptions,
): Promise<void> {
  const progress = startProgress('publishing', source.bytes, !options.quiet);
  const reject = (rejection: Rejection): void => addRejection(report, rejection, options, progress);
  let readBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks) {
      readBytes += chunk.length;
      yield chunk;
    }
  }
  try {
    for await (const batch of batchStories(readStories(counted()), reject)) {
      report.brokeOffAtLine = batch[0]?.line ?? 1;
      const { accepted, rejected } = await postBatch(api, batch);
      delete report.brokeOffAtLine;
      addAccepted(report, accepted, options, progress);
      rejected.forEach(reject);
      progress.update(readBytes, `${report.accepted} accepted, ${report.rejected} rejected`);
    }
  } finally {
    progress.stop();
  }
}

function addAccepted(
  report: PublishReport,
  accepted: AcceptedStory[],
  options: PublishOptions,
  progress: Progress,
): void {
  report.accepted += accepted.length;
  if (!options.quiet) accepted.flatMap(describeWarnings).forEach(progress.say);
  // A file may contain millions of stories: keep their ids only if needed.
  if (options.wait || options.quiet) report.submissions.push(...accepted);
}

function addRejection(report: PublishReport, rejection: Rejection, options: PublishOptions, progress: Progress): void {
  report.rejected += 1;
  if (options.quiet) report.errors.push(rejection);
  else describeRejection(rejection).forEach(progress.say);
}

async function waitFor(api: ApiClient, report: PublishReport, options: PublishOptions): Promise<void> {
  const progress = startProgress('waiting', report.submissions.length, !options.quiet);
  let done = 0;
  try {
    report.finished = await followSubmissions(api, report.submissions, (story, submission, endings) => {
      done += 1;
      progress.update(done, describeEndings(endings));
      tellFailure(story, submission, report, options, progress);
    });
  } finally {
    progress.stop();
  }
}

function tellFailure(
  { line }: AcceptedStory,
  { status, reason }: Submission,
  report: PublishReport,
  options: PublishOptions,
  progress: Progress,
): void {
  if (status !== 'rejected' && status !== 'failed') return;
  const failure = { line, code: status, detail: reason ?? `was ${status}` };
  if (options.quiet) report.errors.push(failure);
  else describeRejection(failure).forEach(progress.say);
}
