import '../../styles/moderation.css';
import { useEffect } from 'preact/hooks';
import { readDesk, readEarlier, watchDesk } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { actsDone, type Desk, desk, deskProblem, forgetKey } from '../../state/moderation.ts';
import { texts } from '../../texts.ts';
import { Fenced } from '../fenced.tsx';
import { PageBar } from '../page-bar.tsx';
import { KeyForm } from './key-form.tsx';
import { LogEntry } from './log-entry.tsx';
import { LookUp } from './look-up.tsx';
import { ReportedComment } from './reported-comment.tsx';
import { ReportedStoryline } from './reported-storyline.tsx';

/** The moderators' desk: what readers have called them for, and what was done about it. */
export function ModerationPage() {
  useEffect(watchDesk, []);
  const now = desk.value;
  return (
    <>
      <PageBar />
      <main id="main" class="desk" tabIndex={-1} data-testid="desk">
        <header class="desk-head">
          <h1>{moderationTexts.title}</h1>
          {now && <DeskTools />}
        </header>
        {now ? <OpenDesk now={now} /> : <KeyForm />}
      </main>
    </>
  );
}

function DeskTools() {
  return (
    <p class="desk-tools">
      {deskProblem.value !== undefined && <span role="alert">{deskProblem.value}</span>}
      {actsDone.value > 0 && (
        <span role="status" key={actsDone.value} data-testid="act-done">
          {moderationTexts.done}
        </span>
      )}
      <button type="button" class="button-small" onClick={() => void readDesk()}>
        {moderationTexts.refresh}
      </button>
      <button type="button" class="button-small" data-testid="forget-key" onClick={() => forgetKey()}>
        {moderationTexts.leave}
      </button>
    </p>
  );
}

function OpenDesk({ now: { comments, storylines, log, next } }: { now: Desk }) {
  return (
    <div class="desk-parts">
      <div>
        <section aria-labelledby="desk-comments">
          <PartTitle id="desk-comments" title={moderationTexts.comments} count={comments.length} />
          {comments.length === 0 && <p class="desk-none">{moderationTexts.commentsNone}</p>}
          {comments.map((report) => (
            <Fenced key={report.comment.id} of={report} note={texts.notShown}>
              <ReportedComment report={report} />
            </Fenced>
          ))}
        </section>
        <section aria-labelledby="desk-storylines">
          <PartTitle id="desk-storylines" title={moderationTexts.storylines} count={storylines.length} />
          {storylines.length === 0 && <p class="desk-none">{moderationTexts.storylinesNone}</p>}
          {storylines.map((report) => (
            <Fenced key={`${report.storyline.id} ${report.story.id}`} of={report} note={texts.notShown}>
              <ReportedStoryline report={report} />
            </Fenced>
          ))}
        </section>
        <LookUp />
      </div>
      <section class="desk-log" aria-labelledby="desk-log">
        <PartTitle id="desk-log" title={moderationTexts.log} />
        {log.length === 0 && <p class="desk-none">{moderationTexts.logNone}</p>}
        <ol>
          {log.map((entry) => (
            <Fenced key={entry.id} of={entry} note={texts.notShown} tag="li">
              <LogEntry entry={entry} />
            </Fenced>
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
