import { storyPath } from '../../shared/domain/story-address.ts';
import { now } from '../state/clock.ts';
import { forgetMissed, missedStories } from '../state/missed.ts';
import { texts } from '../texts.ts';
import { timeText } from './time-text.ts';

/** What happened while the reader was away, by storyline, most covered first. */
export function MissedPanel() {
  const missed = missedStories.value;
  if (!missed) return null;
  return (
    <section class="missed" aria-labelledby="missed-title" data-testid="missed">
      <h2 id="missed-title">{texts.missedTitle(missed.stories, timeText(missed.since, now.value))}</h2>
      <ol>
        {missed.top.map((story) => (
          <li key={story.id}>
            <a href={storyPath(story)} dir="auto">
              {story.headline}
            </a>
            <span class="count">{texts.publishers(story.storyline.publishers)}</span>
          </li>
        ))}
      </ol>
      <button type="button" class="button-small" onClick={forgetMissed}>
        {texts.putAway}
      </button>
    </section>
  );
}
