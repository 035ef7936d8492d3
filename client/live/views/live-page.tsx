import type { Coverage } from '../../../shared/domain/coverage.ts';
import { coveragePath, postPath } from '../../../shared/domain/coverage-address.ts';
import { listedPosts, type Order, openCoverage, revealPosts, waitingPosts } from '../coverage-state.ts';
import { changeOrder, hasFailed, isLoading, isUp, loadMore } from '../follow-coverage.ts';
import { liveTexts } from '../live-texts.ts';
import { LiveHead } from './live-head.tsx';
import { Moment } from './moment.tsx';
import { PostView } from './post-view.tsx';

/** The page of a live coverage. */
export function LivePage() {
  const open = openCoverage.value;
  if (!open) return null;
  const { coverage, pinned, keyEvents } = open;
  const posts = listedPosts.value;
  return (
    <>
      <a class="skip" href="#posts">
        {liveTexts.skip}
      </a>
      <header class="live-bar">
        <a class="live-home" href="/">
          {liveTexts.name}
        </a>
        {!coverage.endedAt && <State />}
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

function State() {
  const state = isUp.value ? 'live' : 'connecting';
  return (
    <p class="live-state" data-state={state} data-testid="live-state" role="status">
      {isUp.value ? liveTexts.connected : liveTexts.connecting}
    </p>
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

/** Says how many posts wait, and shows them when asked. */
function Waiting() {
  const count = waitingPosts.value;
  return (
    <div class="live-waiting" role="status">
      {count > 0 && (
        <button type="button" class="live-pill" onClick={showNew} data-testid="waiting">
          {liveTexts.waiting(count)}
        </button>
      )}
    </div>
  );
}

function showNew(): void {
  revealPosts();
  document.querySelector('.live-feed')?.scrollIntoView();
}

function Further({ coverage }: { coverage: Coverage }) {
  const { order, next, reachesEnd } = openCoverage.value ?? {};
  return (
    <div class="live-pages">
      {hasFailed.value && <p role="alert">{liveTexts.failed}</p>}
      {order === 'newest' && !reachesEnd && (
        <a class="button" href={coveragePath(coverage)}>
          {liveTexts.latest}
        </a>
      )}
      {next && (
        <button
          type="button"
          class="button"
          onClick={() => void loadMore()}
          disabled={isLoading.value}
          data-testid="more"
        >
          {moreText(order)}
        </button>
      )}
    </div>
  );
}

function moreText(order: Order | undefined): string {
  if (isLoading.value) return liveTexts.loading;
  if (hasFailed.value) return liveTexts.retry;
  return order === 'newest' ? liveTexts.older : liveTexts.later;
}
