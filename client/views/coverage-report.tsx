import { useState } from 'preact/hooks';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { CoveredStory, StorylineAnswer } from '../../shared/wire/http-shapes.ts';
import { doubtStory } from '../actions/doubt-story.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { texts } from '../texts.ts';
import { ReportForm } from './report-form.tsx';
import { StoryTime } from './story-time.tsx';

/** What a line has room for. */
const NAMES = 3;
const WORDS = 2;

interface Props {
  story: CoveredStory;
  line: StorylineAnswer;
  isOpen: boolean;
}

/** One report of an event, why it is taken for one, and the way to say that it is not. */
export function CoverageReport({ story, line, isOpen }: Props) {
  const isLead = story.id === line.storyline.leadStoryId;
  const Text = story.retracted ? 's' : 'span';
  return (
    <li class={isLead ? 'report is-lead' : 'report'} data-testid="report" aria-current={isOpen ? 'true' : undefined}>
      <p class="report-marks">
        <span class="mark-publisher">{story.publisher.name}</span> <StoryTime at={story.releasedAt} />
        {isLead && <span class="mark">{coverageTexts.lead}</span>}
        {story.retracted && <span class="mark mark-priority">{texts.retracted}</span>}
      </p>
      <p class="report-headline" lang={story.language ?? undefined} dir="auto">
        {isOpen ? <Text>{story.headline}</Text> : <a href={storyPath(story)}>{<Text>{story.headline}</Text>}</a>}
      </p>
      {isOpen && <p class="report-note">{coverageTexts.thisStory}</p>}
      <ReportReason story={story} line={line} />
      {line.stories.length > 1 && <Doubt story={story} storylineId={line.storyline.id} />}
    </li>
  );
}

/** Why a story is in its storyline, in a line; nothing for the one that began it. */
export function ReportReason({ story, line }: Pick<Props, 'story' | 'line'>) {
  const { because } = story;
  if (!because) return null;
  const closest = line.stories.find(({ id }) => id === because.storyId);
  const publisher = closest?.publisher.name ?? coverageTexts.anotherReport;
  const { isCopy, names, words } = because;
  return (
    <p class="report-note" data-testid="because">
      {isCopy
        ? coverageTexts.copyOf(publisher)
        : coverageTexts.because([...names.slice(0, NAMES), ...words.slice(0, WORDS)], publisher)}
    </p>
  );
}

function Doubt({ story, storylineId }: { story: CoveredStory; storylineId: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <button type="button" class="link-button report-doubt" data-testid="doubt" onClick={() => setOpen(true)}>
        {coverageTexts.doubt}
      </button>
    );
  }
  return (
    <ReportForm
      title={coverageTexts.doubtTitle}
      label={coverageTexts.doubtReason}
      submit={coverageTexts.doubtSend}
      done={coverageTexts.doubted}
      send={(reason) => doubtStory(storylineId, story.id, reason)}
      close={() => setOpen(false)}
    />
  );
}
