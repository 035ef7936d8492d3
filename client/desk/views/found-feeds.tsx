import type { FoundFeed } from '../../../shared/contract/feed-discovery.ts';
import { timeText } from '../../views/time-text.ts';
import { feedTexts } from '../feed-texts.ts';
import { addChosen, chooseFeed, chosenFeeds, feedWork, forgetFound } from '../find-feeds.ts';

/** The feeds that were found, to choose from. */
export function FoundFeeds({ feeds, onDone }: { feeds: FoundFeed[]; onDone: (isAll: boolean) => void }) {
  const isAdding = feedWork.value === 'adding';
  const count = chosenFeeds.value.size;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void addChosen().then(onDone);
      }}
    >
      <ul class="desk-found">
        {feeds.map((feed) => (
          <FoundRow key={feed.url} feed={feed} />
        ))}
      </ul>
      <div class="desk-foot">
        <button type="submit" class="button is-main" disabled={isAdding || count === 0}>
          {isAdding ? feedTexts.adding : feedTexts.addChosen(count)}
        </button>
        <button type="button" class="button" onClick={forgetFound}>
          {feedTexts.cancel}
        </button>
      </div>
    </form>
  );
}

function FoundRow({ feed: { url, title, format, items, newest, isKnown } }: { feed: FoundFeed }) {
  const facts = [
    feedTexts.formats[format],
    feedTexts.items(items),
    newest && feedTexts.newest(timeText(Date.parse(newest), Date.now())),
    isKnown && feedTexts.known,
  ];
  return (
    <li>
      <label class="desk-found-row">
        <input
          type="checkbox"
          checked={chosenFeeds.value.has(url)}
          disabled={isKnown}
          onChange={(event) => chooseFeed(url, event.currentTarget.checked)}
        />
        <span>
          <span class="desk-item-title" dir="auto">
            {title ?? feedTexts.untitled}
          </span>
          <span class="desk-quiet desk-address">{url}</span>
          <span class="desk-quiet">{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </label>
    </li>
  );
}
