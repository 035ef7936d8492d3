import type { FirstReport, StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { independentOf } from '../../shared/domain/independent-publishers.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { durationText } from './time-text.ts';

/** How much there is about an event, by how many publishers, and which of them had it first. */
export function CoverageHead({ line: { storyline, first } }: { line: StorylineAnswer }) {
  return (
    <div class="coverage-sources">
      <p>{storyPageTexts.coverageSources(storyline.stories, storyline.publishers, independentOf(storyline))}</p>
      {first?.aheadOf && <First first={first} aheadOf={first.aheadOf} />}
    </div>
  );
}

function First({ first, aheadOf }: { first: FirstReport; aheadOf: NonNullable<FirstReport['aheadOf']> }) {
  const seconds = first.aheadSeconds ?? 0;
  return (
    <p data-testid="first-report" title={coverageTexts.firstHint}>
      {coverageTexts.first} <a href={storyPath({ id: first.storyId, headline: '' })}>{first.publisher.name}</a>
      {coverageTexts.aheadOf(seconds === 0 ? undefined : durationText(seconds))}{' '}
      <a href={storyPath({ id: aheadOf.storyId, headline: '' })}>{aheadOf.publisher.name}</a>
    </p>
  );
}
