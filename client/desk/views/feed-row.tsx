import type { Feed, FeedAnswer } from '../../../shared/contract/http-shapes.ts';
import { timeText } from '../../views/time-text.ts';
import { healthText } from '../feed-health.ts';
import { feedTexts } from '../feed-texts.ts';

/** A feed with its health in plain words, and what its site answered when it fails. */
export function FeedRow({ feed, remove }: { feed: Feed; remove: (feed: Feed) => void }) {
  const { status, title, url, stories, lastFetchAt, lastAnswer } = feed;
  const isNew = status === 'ok' && lastFetchAt === null;
  const facts = [
    feedTexts.stories(stories),
    lastFetchAt ? feedTexts.lastFetch(timeText(Date.parse(lastFetchAt), Date.now())) : feedTexts.neverFetched,
  ];
  const health = healthText(feed);
  return (
    <li class="desk-item" data-testid="feed">
      <span class={`desk-badge is-${isNew ? 'queued' : status}`}>
        {isNew ? feedTexts.isNew : feedTexts.statuses[status]}
      </span>
      <div class="desk-item-text">
        <p class="desk-item-title" dir="auto">
          {title ?? url}
        </p>
        {title && <p class="desk-quiet desk-address">{url}</p>}
        <p class="desk-quiet">{facts.join(' · ')}</p>
        {health && <p class={`desk-reason is-${status}`}>{health}</p>}
        {lastAnswer && <Answer answer={lastAnswer} />}
      </div>
      <div class="desk-item-acts">
        <button
          type="button"
          class="button-small"
          aria-label={feedTexts.removeLabel(title ?? url)}
          onClick={() => remove(feed)}
        >
          {feedTexts.remove}
        </button>
      </div>
    </li>
  );
}

function Answer({ answer: { status, url, contentType, bytes, start } }: { answer: FeedAnswer }) {
  return (
    <details class="desk-answer">
      <summary>{feedTexts.answer}</summary>
      <p class="desk-address">{url}</p>
      <p>{feedTexts.answered(String(status), contentType ?? feedTexts.noType, bytes)}</p>
      {start && (
        <p class="desk-answer-start" dir="auto">
          {start}
        </p>
      )}
    </details>
  );
}
