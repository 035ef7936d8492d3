import type { Coverage } from '../../../shared/domain/coverage.ts';
import { coveragePath, postPath } from '../../../shared/domain/coverage-address.ts';
import { siteName } from '../../site-name.ts';
import { listedPosts, type Order, openCoverage, revealPosts } from '../coverage-state.ts';
import { changeOrder } from '../follow-coverage.ts';
import { liveTexts } from '../live-texts.ts';
import { FurtherPosts } from './further.tsx';
import { LiveHead } from './live-head.tsx';
import { LiveState } from './live-state.tsx';
import { Moment } from './moment.tsx';
import { PostView } from './post-view.tsx';
import { RemovedNotice } from './removed-notice.tsx';
import { Waiting } from './waiting.tsx';

/** The page of a live coverage. */
export function LivePage() {
  const open = openCoverage.value;
  if (!open) return null;
  const { coverage, pinned, keyEvents, removedBecause } = open;
  if (removedBecause !== undefined) return <Removed reason={removedBecause} />;
  const posts = listedPosts.value;
  return (
    <>
      <a class="skip" href="#posts">
        {liveTexts.skip}
      </a>
      <header class="live-bar">
        <a class="live-home" href="/">
          {siteName()}
        </a>
        {!coverage.endedAt && <LiveState />}
      </header>
      <main id="main" class="live">
        <LiveHead coverage={coverage} />
        <div class={keyEvents.length > 0 ? 'live-layout has-events' : 'live-layout'}>
          {keyEvents.length > 0 && <KeyEvents />}
          <div class="live-feed">
            <Tools coverage={coverage} />
            <Waiting />
            {pinned.length > 0 && (
              <div class="live-pinned">
                {pinned.map((post) => (
                  <PostView key={post.id} post={post} coverage={coverage} />
                ))}
              </div>
            )}
            <ol class="live-posts" id="posts" aria-label={liveTexts.posts} tabIndex={-1}>
              {posts.map((post) => (
                <li key={post.id}>
                  <PostView post={post} coverage={coverage} />
                </li>
              ))}
            </ol>
            {posts.length + pinned.length === 0 && <p class="live-none">{liveTexts.postCount(0)}</p>}
            <Further coverage={coverage} />
          </div>
        </div>
      </main>
    </>
  );
}

function Removed({ reason }: { reason: string }) {
  return (
    <>
      <header class="live-bar">
        <a class="live-home" href="/">
          {siteName()}
        </a>
      </header>
      <main id="main" class="live">
        <RemovedNotice reason={reason} />
      </main>
    </>
  );
}

/** The list of key events, the newest first. */
function KeyEvents() {
  const { coverage, keyEvents } = openCoverage.value ?? {};
  if (!coverage || !keyEvents) return null;
  return (
    <nav class="live-events" aria-labelledby="events-title">
      <h2 id="events-title">{liveTexts.keyEvents}</h2>
      <ol>
        {keyEvents.toReversed().map(({ postId, title, at }) => (
          <li key={postId}>
            <a href={postPath(coverage, postId)} onClick={(event) => goTo(event, postId)}>
              <Moment at={at} /> <strong dir="auto">{title}</strong>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Scrolls to a post that is on the page; otherwise the link opens the page that begins with it. */
function goTo(event: Event, postId: string): void {
  revealPosts();
  if (!document.getElementById(`post-${postId}`)) return;
  event.preventDefault();
  location.hash = `post-${postId}`;
}

function Tools({ coverage }: { coverage: Coverage }) {
  return (
    <div class="live-tools">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of two choices needs no frame */}
      <div class="live-orders" role="group" aria-label={liveTexts.order}>
        <OrderButton order="newest" text={liveTexts.newest} />
        <OrderButton order="oldest" text={liveTexts.oldest} />
      </div>
      <a class="live-rss" href={`/live/${coverage.id}/rss`}>
        {liveTexts.rss}
      </a>
    </div>
  );
}

function OrderButton({ order, text }: { order: Order; text: string }) {
  const isChosen = openCoverage.value?.order === order;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => void changeOrder(order)}
      data-testid={`order-${order}`}
    >
      {text}
    </button>
  );
}

/** The next posts, and the newest ones where the page does not begin with them. */
function Further({ coverage }: { coverage: Coverage }) {
  const { order, reachesEnd } = openCoverage.value ?? {};
  return (
    <div class="live-pages">
      {order === 'newest' && !reachesEnd && (
        <a class="button" href={coveragePath(coverage)}>
          {liveTexts.latest}
        </a>
      )}
      <FurtherPosts />
      <a class="live-rss" href="/live">
        {liveTexts.all}
      </a>
    </div>
  );
}
