import { useState } from 'preact/hooks';
import type { CoveredStory, StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { Report } from '../../shared/domain/versions.ts';
import { reportWrongStoryline } from '../actions/report-storyline.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { texts } from '../texts.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import { ReportAdds } from './new-since-visit.tsx';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportReason } from './report-reason.tsx';
import { StoryTime } from './story-time.tsx';

interface Props {
  report: Report<CoveredStory>;
  line: StorylineAnswer;
  /** The story whose page this is; undefined elsewhere. */
  openId?: string;
}

/** One report of an event with its earlier versions, the reason why it is grouped, and a form to dispute that. */
export function CoverageReport({ report: { story, versions }, line, openId }: Props) {
  const isOpen = story.id === openId;
  const isLead = [story, ...versions].some(({ id }) => id === line.storyline.leadStoryId);
  const Text = story.retracted ? 's' : 'span';
  return (
    <li class={isLead ? 'report is-lead' : 'report'} data-testid="report" aria-current={isOpen ? 'true' : undefined}>
      <p class="report-marks">
        <PublisherMark publisher={story.publisher} /> <PublisherName publisher={story.publisher} />{' '}
        <StoryTime at={story.releasedAt} />
        {isLead && <span class="mark">{coverageTexts.lead}</span>}
        {story.retracted && <span class="mark mark-priority">{texts.retracted}</span>}
      </p>
      <p class="report-headline" lang={story.language ?? undefined} dir="auto">
        {isOpen ? <Text>{story.headline}</Text> : <a href={storyPath(story)}>{<Text>{story.headline}</Text>}</a>}
      </p>
      {isOpen && <p class="report-note">{coverageTexts.thisStory}</p>}
      <ReportAdds storyId={story.id} />
      <ReportReason story={story} line={line} />
      <EarlierVersions versions={versions} openId={openId} />
      {line.stories.length > 1 && <Doubt story={story} storylineId={line.storyline.id} />}
    </li>
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
      send={(reason) => reportWrongStoryline(storylineId, story.id, reason)}
      close={() => setOpen(false)}
    />
  );
}
