import type { CoveredStory, StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { coverageTexts } from '../coverage-texts.ts';

/** The number of names and words that fit a line. */
const NAMES = 3;
const WORDS = 2;

/** Why a story is in its storyline; nothing for the one that started it. */
export function ReportReason({ story, line }: { story: CoveredStory; line: StorylineAnswer }) {
  const reason = reasonOf(story, line);
  if (reason === undefined) return null;
  return (
    <p class="report-note" data-testid="because">
      {reason}
    </p>
  );
}

function reasonOf({ because, repeats, publisher }: CoveredStory, line: StorylineAnswer): string | undefined {
  if (repeats !== undefined) return coverageTexts.ownUpdate;
  if (!because) return undefined;
  const closest = line.stories.find(({ id }) => id === because.storyId)?.publisher;
  const isOwn = closest?.id === publisher.id;
  if (because.isCopy) return isOwn ? coverageTexts.ownUpdate : coverageTexts.copyOf(closest?.name);
  const shared = [...because.names.slice(0, NAMES), ...because.words.slice(0, WORDS)];
  if (isOwn) return shared.length > 0 ? coverageTexts.becauseOfOwn(shared) : coverageTexts.similarToOwn;
  return shared.length > 0 ? coverageTexts.because(shared, closest?.name) : coverageTexts.similar(closest?.name);
}
