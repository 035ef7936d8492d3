import { useState } from 'preact/hooks';
import type { CoveredStory, StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { wasCorrected } from '../../shared/domain/corrections.ts';
import { otherLanguage } from '../../shared/domain/language-name.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { Report } from '../../shared/domain/versions.ts';
import { reportWrongStoryline } from '../actions/report-storyline.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { locale } from '../locale.ts';
import { texts } from '../texts.ts';
import { CopiesOfReport } from './copies-of-report.tsx';
import { EarlierVersions } from './earlier-versions.tsx';
import { ReportAdds } from './new-since-visit.tsx';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportReason } from './report-reason.tsx';
import { StoryTime } from './story-time.tsx';
import { durationText } from './time-text.ts';

interface Props {
  report: Report<CoveredStory>;
  /** Other publishers' copies of its text, folded under it. */
  copies?: readonly CoveredStory[];
  line: StorylineAnswer;
  /** The story whose page this is; undefined elsewhere. */
  openId?: string;
}

/** One report of an event: who, when, what it adds, its earlier versions and its copies, why it is grouped, and a form to dispute that. */
export function CoverageReport({ report: { story, versions }, copies = [], line, openId }: Props) {
  const isOpen = story.id === openId;
  const isLead = [story, ...versions].some(({ id }) => id === line.storyline.leadStoryId);
  const Text = story.retracted ? 's' : 'span';
  return (
    <li class={isLead ? 'report is-lead' : 'report'} data-testid="report" aria-current={isOpen ? 'true' : undefined}>
      <PublisherMark publisher={story.publisher} />
      <ReportMarks story={story} first={firstOf(story, versions)} isLead={isLead} line={line} />
      <p class="report-headline" lang={story.language ?? undefined} dir="auto">
        {isOpen ? <Text>{story.headline}</Text> : <a href={storyPath(story)}>{<Text>{story.headline}</Text>}</a>}
      </p>
      {isOpen && <p class="report-note">{coverageTexts.thisStory}</p>}
      <ReportAdds storyId={story.id} />
      <ReportReason story={story} line={line} />
      <EarlierVersions versions={versions} openId={openId} />
      {copies.length > 0 && <CopiesOfReport copies={copies} openId={openId} />}
      {line.stories.length > 1 && <Doubt story={story} storylineId={line.storyline.id} />}
    </li>
  );
}

interface MarksProps {
  story: CoveredStory;
  /** Its first version, by which it is compared with other publishers' reports. */
  first: CoveredStory;
  isLead: boolean;
  line: StorylineAnswer;
}

function ReportMarks({ story, first, isLead, line }: MarksProps) {
  const lead = line.stories.find(({ id }) => id === line.storyline.leadStoryId);
  const language = lead && otherLanguage(story, lead, locale);
  const behind = behindFirst(first, line);
  return (
    <p class="report-marks">
      <PublisherName publisher={story.publisher} /> <StoryTime at={story.releasedAt} />
      {behind !== undefined && (
        <span class="report-behind" title={coverageTexts.behindHint(behind)}>
          {coverageTexts.behind(behind)}
        </span>
      )}
      {language !== undefined && <span>{texts.inLanguage(language)}</span>}
      {isLead && <span class="mark">{coverageTexts.lead}</span>}
      {wasCorrected(story) && <span class="mark mark-corrected">{texts.corrected}</span>}
      {story.retracted && <span class="mark mark-priority">{texts.retracted}</span>}
    </p>
  );
}

function firstOf(story: CoveredStory, versions: readonly CoveredStory[]): CoveredStory {
  return versions.reduce((first, version) => (version.seq < first.seq ? version : first), story);
}

/** How long after the first publisher's report this one came; undefined for that publisher's own. */
function behindFirst(report: CoveredStory, { first }: StorylineAnswer): string | undefined {
  if (!first || first.publisher.id === report.publisher.id) return undefined;
  const seconds = (Date.parse(report.releasedAt) - Date.parse(first.at)) / 1_000;
  return seconds < 1 ? undefined : durationText(seconds);
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
