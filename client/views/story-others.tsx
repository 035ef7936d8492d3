import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { showWhy } from '../state/dialog.ts';
import { texts } from '../texts.ts';

const SHOWN = 3;

/** Who else tells the same story: one card for a storyline and not one for each of its reports. */
export function StoryOthers({ story, others }: { story: StoryCard; others: readonly StoryCard[] }) {
  const publishers = new Set([story, ...others].map((card) => card.publisher.id)).size;
  const said = Math.max(publishers, ...[story, ...others].map((card) => card.storyline.publishers));
  const rest = others.length - SHOWN;
  return (
    <div class="others" data-testid="others">
      <p class="others-count">{texts.publishers(said)}</p>
      <ul>
        {others.slice(0, SHOWN).map((other) => (
          <li key={other.id}>
            <a href={storyPath(other)} dir="auto" lang={other.language ?? undefined}>
              {other.headline}
            </a>{' '}
            <span>{other.publisher.name}</span>
          </li>
        ))}
      </ul>
      <p class="others-foot">
        {rest > 0 && <a href={storyPath(story)}>{texts.fullCoverage(rest)}</a>}
        <button type="button" class="link-button" data-testid="why-together" onClick={() => showWhy(story)}>
          {texts.whyTogether}
        </button>
      </p>
    </div>
  );
}
