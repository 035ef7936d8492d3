import '../../styles/moderation.css';
import { useEffect } from 'preact/hooks';
import { readEarlier, readModeration, watchModeration } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { actsDone, forgetKey, type ModerationData, moderation, moderationProblem } from '../../state/moderation.ts';
import { texts } from '../../texts.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { PageBar } from '../page-bar.tsx';
import { KeyForm } from './key-form.tsx';
import { LogEntry } from './log-entry.tsx';
import { LookUp } from './look-up.tsx';
import { ReportedComment } from './reported-comment.tsx';
import { ReportedStoryline } from './reported-storyline.tsx';
import { TrendingPart } from './trending-part.tsx';

/** The moderators' page: readers' reports, and the log of actions. */
export function ModerationPage() {
  useEffect(watchModeration, []);
  const now = moderation.value;
  return (
    <>
      <PageBar />
      <main id="main" class="moderation" tabIndex={-1} data-testid="moderation">
        <header class="moderation-head">
          <h1>{moderationTexts.title}</h1>
          {now && <DeskTools />}
        </header>
        {now ? <OpenPage now={now} /> : <KeyForm />}
      </main>
    </>
  );
}

function DeskTools() {
  return (
    <p class="moderation-tools">
      {moderationProblem.value !== undefined && <span role="alert">{moderationProblem.value}</span>}
      {actsDone.value > 0 && (
        <span role="status" key={actsDone.value} data-testid="act-done">
          {moderationTexts.done}
        </span>
      )}
      <button type="button" class="button-small" onClick={() => void readModeration()}>
        {moderationTexts.refresh}
      </button>
      <button type="button" class="button-small" data-testid="forget-key" onClick={() => forgetKey()}>
        {moderationTexts.leave}
      </button>
    </p>
  );
}

function OpenPage({ now: { comments, storylines, trending, log, next } }: { now: ModerationData }) {
  return (
    <div class="moderation-parts">
      <div>
        <section aria-labelledby="moderation-comments">
          <PartTitle id="moderation-comments" title={moderationTexts.comments} count={comments.length} />
          {comments.length === 0 && <p class="moderation-none">{moderationTexts.commentsNone}</p>}
          {comments.map((report) => (
            <ErrorBoundary key={report.comment.id} of={report} note={texts.notShown}>
              <ReportedComment report={report} />
            </ErrorBoundary>
          ))}
        </section>
        <section aria-labelledby="moderation-storylines">
          <PartTitle id="moderation-storylines" title={moderationTexts.storylines} count={storylines.length} />
          {storylines.length === 0 && <p class="moderation-none">{moderationTexts.storylinesNone}</p>}
          {storylines.map((report) => (
            <ErrorBoundary key={`${report.storyline.id} ${report.story.id}`} of={report} note={texts.notShown}>
              <ReportedStoryline report={report} />
            </ErrorBoundary>
          ))}
        </section>
        <ErrorBoundary of={trending} note={texts.notShown}>
          <TrendingPart now={trending} />
        </ErrorBoundary>
        <LookUp />
      </div>
      <section class="moderation-log" aria-labelledby="moderation-log">
        <PartTitle id="moderation-log" title={moderationTexts.log} />
        {log.length === 0 && <p class="moderation-none">{moderationTexts.logNone}</p>}
        <ol>
          {log.map((entry) => (
            <ErrorBoundary key={entry.id} of={entry} note={texts.notShown} tag="li">
              <LogEntry entry={entry} />
            </ErrorBoundary>
          ))}
        </ol>
        {next !== null && (
          <button type="button" class="button" onClick={() => void readEarlier()}>
            {moderationTexts.logMore}
          </button>
        )}
      </section>
    </div>
  );
}

function PartTitle({ id, title, count }: { id: string; title: string; count?: number }) {
  return (
    <h2 class="side-title" id={id}>
      {title} {count !== undefined && count > 0 && <span class="count">{texts.storyCount(count)}</span>}
    </h2>
  );
}
