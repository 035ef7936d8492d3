import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CoveredStory, StorylineAnswer } from '../../../shared/contract/http-shapes.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { readStoryline } from '../../actions/read-storyline.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { ReportReason } from '../report-reason.tsx';
import { StoryTime } from '../story-time.tsx';
import { ActForm, type Choice } from './act-form.tsx';

interface Props {
  storylineId: string;
  /** The number of stories; when it changes, they are loaded again. */
  stories: number;
  doubted?: string;
  done?: () => void;
}

/** Selects the stories of a storyline that are about another event. */
export function SplitForm({ storylineId, stories, doubted, done }: Props) {
  const [line, setLine] = useState<StorylineAnswer | 'failed' | undefined>(undefined);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(doubted === undefined ? [] : [doubted]));
  useEffect(() => readStoryline(storylineId, setLine), [storylineId, stories]);
  if (line === undefined) return <p class="is-late">{moderationTexts.lineLoading}</p>;
  if (line === 'failed') return <p role="alert">{moderationTexts.lineFailed}</p>;
  const toggle = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const leaving = line.stories.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const isPart = leaving.length > 0 && leaving.length < line.stories.length;
  const hindrance = isPart ? undefined : moderationTexts.splitNone;
  const choices: Choice[] = [
    { label: moderationTexts.split, act: { what: 'split', id: storylineId, stories: leaving }, hindrance },
    { label: moderationTexts.keepLine, act: { what: 'keep-storyline', id: storylineId } },
  ];
  return (
    <>
      <fieldset class="split">
        <legend class="field-label">{moderationTexts.storiesOf}</legend>
        {line.stories.map((story) => (
          <SplitStory key={story.id} story={story} line={line} isTicked={ticked.has(story.id)} toggle={toggle}>
            {story.id === doubted && <span class="mark">{moderationTexts.doubted}</span>}
          </SplitStory>
        ))}
      </fieldset>
      <ActForm choices={choices} {...(done && { done })} />
    </>
  );
}

interface StoryProps {
  story: CoveredStory;
  line: StorylineAnswer;
  isTicked: boolean;
  toggle: (id: string) => void;
  children: ComponentChildren;
}

function SplitStory({ story, line, isTicked, toggle, children }: StoryProps) {
  return (
    <div class="split-story">
      <input
        type="checkbox"
        id={`split-${line.storyline.id}-${story.id}`}
        data-testid="split-story"
        checked={isTicked}
        onChange={() => toggle(story.id)}
      />
      <div>
        <p class="report-marks">
          <span class="mark-publisher">{story.publisher.name}</span> <StoryTime at={story.releasedAt} />
          {children}
          <a href={storyPath(story)} target="_blank" rel="noopener" aria-label={story.headline}>
            ↗
          </a>
        </p>
        <label class="report-headline" for={`split-${line.storyline.id}-${story.id}`} dir="auto">
          {story.headline}
        </label>
        <ReportReason story={story} line={line} />
      </div>
    </div>
  );
}
