import { findFeed } from '../../shared/node/db/feed/feed-store.ts';
import { endFullText, failFullText, findWantedText } from '../../shared/node/db/feed/full-text-store.ts';
import { readStoryRow } from '../../shared/node/db/story/story-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { textOf } from '../../shared/node/text/text-of.ts';
import { type FullTextDeps, ownText, putFullText } from '../ingest/put-full-text.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import type { ReadPage } from './extract/extract-article.ts';
import type { PageReader } from './extract/page-reader.ts';
import { fetchPage, type PageFetcher } from './fetch-page.ts';
import { PageLater, PageProblem, REFUSALS } from './page-problem.ts';

export interface FetchDeps extends FullTextDeps {
  fetcher: PageFetcher;
  pages: Pick<PageReader, 'read'>;
  log: Logger;
  metrics: Pick<WorkerMetrics, 'fullText'>;
}

/**
 * Fetches the page of a submission's story and gives the story its text. Safe to run twice. Throws a `PageLater` when
 * another attempt may help, and a `HostBusy` when the host has no free slot; any other problem ends the search.
 */
export async function fetchFullText(deps: FetchDeps, submissionId: string): Promise<void> {
  const { db, metrics } = deps;
  const wanted = await findWantedText(db, submissionId);
  const [row, feed] = wanted
    ? await Promise.all([readStoryRow(db, wanted.storyId), findFeed(db, wanted.feedId)])
    : [undefined, undefined];
  // The publisher's word counts: a body that was changed since is not replaced.
  if (!wanted || !row || !feed || row.retracted_at || row.url === null || ownText(row) !== textOf(wanted.bodyHtml)) {
    await endFullText(db, submissionId, false);
    return;
  }
  const { url } = row;
  try {
    const answer = await fetchPage(deps.fetcher, feed, url, submissionId);
    const { headline, summary, language } = row;
    const read = await deps.pages.read({
      bytes: answer.body,
      contentType: answer.headers['content-type'],
      url: answer.url,
      selector: feed.options.fullTextSelector,
      feed: { headline, summary, language, body: textOf(wanted.bodyHtml) },
    });
    const isPut = await putFullText(deps, { submissionId, row, bodyHtml: bodyOf(read) });
    if (!isPut) await endFullText(db, submissionId, false);
    metrics.fullText(isPut ? 'taken' : 'outdated');
  } catch (error) {
    if (!(error instanceof PageProblem) && !(error instanceof FetchError)) throw error;
    await giveUp(deps, submissionId, url, error);
  }
}

/** Ends the search for a text; the feed says why. */
export async function giveUp(
  { db, log, metrics }: Pick<FetchDeps, 'db' | 'log' | 'metrics'>,
  submissionId: string,
  url: string,
  { code, message }: { code: string; message: string },
): Promise<void> {
  if (code === 'not_longer') {
    // The feed has the whole text: no problem at all.
    metrics.fullText('not_longer');
    return endFullText(db, submissionId, false);
  }
  metrics.fullText('failed');
  log.info({ submission: submissionId, url, code }, 'no full text');
  await failFullText(db, submissionId, { at: new Date().toISOString(), url, error: `${code}: ${message}` });
}

function bodyOf(read: ReadPage): string {
  if ('bodyHtml' in read) return read.bodyHtml;
  throw new PageProblem(read.refused, REFUSALS[read.refused]);
}

/** The problem of a job whose attempts are used up. */
export function lastProblem(error: Error): { code: string; message: string } {
  if (error instanceof PageLater) return error;
  return { code: 'internal', message: 'Newswire failed to read the page.' };
}
