import type { Feed } from '../../../shared/wire/http-shapes.ts';
import { timeText } from '../../views/time-text.ts';
import { deskTexts } from '../desk-texts.ts';
import { useLoaded } from '../loaded.ts';
import { session } from '../session.ts';

/** The feeds that are polled on the publisher's behalf, and how they are. */
export function FeedList() {
  const api = session.value?.api;
  const { value, failed, reload } = useLoaded(async () => api?.feeds(), [api]);
  return (
    <section aria-labelledby="feeds-title">
      <h1 id="feeds-title">{deskTexts.parts.feeds}</h1>
      {failed && (
        <p class="desk-problem" role="alert">
          {deskTexts.loadFailed}{' '}
          <button type="button" class="button-small" onClick={reload}>
            {deskTexts.retry}
          </button>
        </p>
      )}
      {!value && !failed && <p class="desk-quiet">{deskTexts.loading}</p>}
      {value?.feeds.length === 0 && <p class="desk-quiet">{deskTexts.noFeeds}</p>}
      <ul class="desk-list">
        {value?.feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
      </ul>
    </section>
  );
}

function FeedRow({ feed }: { feed: Feed }) {
  const ago = (at: string): string => timeText(Date.parse(at), Date.now());
  const facts = [
    deskTexts.feedStories(feed.stories),
    feed.lastFetchAt ? deskTexts.lastFetch(ago(feed.lastFetchAt)) : deskTexts.neverFetched,
  ];
  return (
    <li class="desk-item" data-testid="feed">
      <span class={`desk-badge is-${feed.status}`}>{deskTexts.feedStatuses[feed.status]}</span>
      <div class="desk-item-text">
        <p class="desk-item-title" dir="auto">
          {feed.title ?? feed.url}
        </p>
        {feed.title && <p class="desk-quiet desk-address">{feed.url}</p>}
        <p class="desk-quiet">{facts.join(' · ')}</p>
        {feed.error && <p class={`desk-reason is-${feed.status}`}>{feed.error}</p>}
      </div>
    </li>
  );
}
