import { useState } from 'preact/hooks';
import type { ReportNews } from '../../shared/contract/storyline-shapes.ts';
import { independentOf } from '../../shared/domain/independent-publishers.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { missedTexts } from '../missed-texts.ts';
import { now } from '../state/clock.ts';
import { forgetMissed, missedStories } from '../state/missed.ts';
import { texts } from '../texts.ts';
import { NewSentence } from './new-sentence.tsx';
import { timeText } from './time-text.ts';

/** Where the list leaves enough room for the columns; elsewhere it is one line that expands. */
const ROOMY = '(min-width: 40.01rem) and (min-height: 40rem)';

/** The storylines that the reader missed while away, most covered first. */
export function MissedPanel() {
  const missed = missedStories.value;
  const [isOpen, setOpen] = useState(() => matchMedia(ROOMY).matches);
  if (!missed) return null;
  return (
    <section class="missed" aria-labelledby="missed-title" data-testid="missed">
      <header class="missed-head">
        <h2 id="missed-title">
          <button type="button" aria-expanded={isOpen} data-testid="missed-toggle" onClick={() => setOpen(!isOpen)}>
            <span>{missedTexts.title(missed.stories, timeText(missed.since, now.value))}</span>
          </button>
        </h2>
        <button type="button" class="button-small" onClick={forgetMissed}>
          {missedTexts.putAway}
        </button>
      </header>
      <ol hidden={!isOpen}>
        {missed.top.map((story) => (
          <li key={story.id}>
            <a href={storyPath(story)} dir="auto">
              {story.headline}
            </a>
            <span class="count">{texts.publishers(story.storyline.publishers, independentOf(story.storyline))}</span>
            <MissedNews report={missed.news.get(story.storyline.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is new in a storyline that the reader had seen. */
function MissedNews({ report }: { report: ReportNews | undefined }) {
  const [sentence] = report?.sentences ?? [];
  if (!report || !sentence) return null;
  return (
    <p class="missed-news" data-testid="missed-news">
      {missedTexts.newStories} <NewSentence report={report} sentence={sentence} />
    </p>
  );
}
