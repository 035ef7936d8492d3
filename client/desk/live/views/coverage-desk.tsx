import { useEffect, useState } from 'preact/hooks';
import type { Coverage } from '../../../../shared/domain/coverage.ts';
import { coveragePath } from '../../../../shared/domain/coverage-address.ts';
import { listedPosts, openCoverage } from '../../../live/coverage-state.ts';
import { leaveLive, openLive } from '../../../live/follow-coverage.ts';
import { liveTexts } from '../../../live/live-texts.ts';
import { FurtherPosts } from '../../../live/views/further.tsx';
import { LiveState } from '../../../live/views/live-state.tsx';
import { Around } from '../../../live/views/moment.tsx';
import { RemovedNotice } from '../../../live/views/removed-notice.tsx';
import { Waiting } from '../../../live/views/waiting.tsx';
import { deskTexts } from '../../desk-texts.ts';
import { session } from '../../session.ts';
import { composerTexts } from '../composer-texts.ts';
import { draftOfCoverage } from '../coverage-draft.ts';
import { editedPost, editPost } from '../editing.ts';
import { useKeyboardInset } from '../use-keyboard-inset.ts';
import { changeCoverage } from '../write-coverage.ts';
import { Composer } from './composer.tsx';
import { EndDialog } from './coverage-dialogs.tsx';
import { CoverageForm } from './coverage-form.tsx';
import { DeskPost } from './desk-post.tsx';

/** A coverage as it is written: its posts, live, and the form for the next one. */
export function CoverageDesk({ id }: { id: string }) {
  const [hasFailed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void openLive(id).then((isThere) => setFailed(!isThere));
    return () => {
      editPost(undefined);
      leaveLive();
    };
  }, [id, turn]);
  const { coverage, removedBecause } = openCoverage.value ?? {};
  if (removedBecause !== undefined) return <RemovedNotice reason={removedBecause} />;
  const isOwn = coverage?.publisher.id === session.value?.own.publisher.id;
  if (hasFailed || (coverage && !isOwn)) {
    return (
      <p class="desk-problem" role="alert">
        {deskTexts.loadFailed}{' '}
        <button type="button" class="button-small" onClick={() => setTurn(turn + 1)}>
          {deskTexts.retry}
        </button>{' '}
        <a href="#live">{composerTexts.all}</a>
      </p>
    );
  }
  if (coverage?.id !== id) return <p class="desk-quiet">{deskTexts.loading}</p>;
  return <Writing coverage={coverage} />;
}

function Writing({ coverage }: { coverage: Coverage }) {
  const [isChanging, setChanging] = useState(false);
  useKeyboardInset();
  if (isChanging) {
    return (
      <CoverageForm
        title={composerTexts.changeTitle}
        before={draftOfCoverage(coverage)}
        send={(draft) => changeCoverage(coverage.id, draft)}
        button={deskTexts.save}
        close={() => setChanging(false)}
      />
    );
  }
  const isRunning = coverage.endedAt === null;
  return (
    <div class={isRunning ? 'live-desk is-running' : 'live-desk'}>
      <Head coverage={coverage} change={() => setChanging(true)} />
      {isRunning && (
        <div class="live-dock" hidden={editedPost.value !== undefined}>
          <Composer coverageId={coverage.id} />
        </div>
      )}
      <Posts coverage={coverage} />
    </div>
  );
}

function Head({ coverage, change }: { coverage: Coverage; change: () => void }) {
  const [isEnding, setEnding] = useState(false);
  const { title, posts, endedAt, language } = coverage;
  return (
    <header class="live-desk-head">
      <p class="live-marks">
        <a class="live-back" href="#live">
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {composerTexts.all}
        </a>
        <span class={endedAt ? 'live-badge is-ended' : 'live-badge'}>
          {endedAt ? liveTexts.archive : liveTexts.badge}
        </span>
        <span class="desk-quiet">{liveTexts.postCount(posts)}</span>
        {!endedAt && <LiveState />}
      </p>
      <h1 dir="auto" lang={language ?? undefined}>
        {title}
      </h1>
      {endedAt && (
        <p class="live-ended" data-testid="live-ended">
          <Around message={liveTexts.ended} at={endedAt} />
        </p>
      )}
      <div class="desk-foot live-acts">
        <a class="button" href={coveragePath(coverage)}>
          {composerTexts.open}
        </a>
        {!endedAt && (
          <>
            <button type="button" class="button" onClick={change}>
              {composerTexts.change}
            </button>
            <button type="button" class="button is-grave" onClick={() => setEnding(true)}>
              {composerTexts.end}
            </button>
          </>
        )}
      </div>
      {isEnding && <EndDialog coverage={coverage} close={() => setEnding(false)} />}
    </header>
  );
}

function Posts({ coverage }: { coverage: Coverage }) {
  const pinned = openCoverage.value?.pinned ?? [];
  const posts = listedPosts.value;
  return (
    <div class="live-feed">
      <Waiting />
      {pinned.length > 0 && (
        <div class="live-pinned">
          {pinned.map((post) => (
            <DeskPost key={post.id} {...{ post, coverage }} />
          ))}
        </div>
      )}
      <ol class="live-posts" aria-label={liveTexts.posts}>
        {posts.map((post) => (
          <li key={post.id}>
            <DeskPost {...{ post, coverage }} />
          </li>
        ))}
      </ol>
      {posts.length + pinned.length === 0 && <p class="live-none">{liveTexts.postCount(0)}</p>}
      <div class="live-pages">
        <FurtherPosts />
      </div>
    </div>
  );
}
