import { useMemo } from 'preact/hooks';
import { bylineText } from '../../shared/domain/byline-text.ts';
import { wasCorrected } from '../../shared/domain/corrections.ts';
import { isLongHeadline } from '../../shared/domain/long-headline.ts';
import { repeatsBeginning } from '../../shared/domain/repeated-summary.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { OpenStory } from '../state/open-story.ts';
import { openedRecall } from '../state/recalls.ts';
import { translation } from '../state/translation.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { ChangesToggle } from './changes-toggle.tsx';
import { HeadlineText } from './headline-text.tsx';
import { Lazy } from './lazy.tsx';
import { LiveMark } from './live-mark.tsx';
import { RetractionNotice } from './retraction-notice.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryLead } from './story-media.tsx';
import { StoryPulse } from './story-pulse.tsx';
import { BylineTime, StoryTime } from './story-time.tsx';
import { useChunk } from './use-chunk.ts';

const recalled = () => import('./opened-recall.tsx').then((chunk) => chunk.OpenedRecall);
const translated = () => import('./story-translation.tsx').then((chunk) => chunk.StoryTranslation);

interface Props {
  story: StoryCard;
  /** Undefined until it is loaded. */
  bodyHtml: string | undefined;
  correctedAt: string | null;
  extras: OpenStory['extras'];
}

/** Everything above a story's body. */
export function StoryHead({ story, bodyHtml, correctedAt, extras }: Props) {
  const isSaidTwice = useMemo(() => repeatsBeginning(story.summary ?? '', bodyHtml ?? ''), [story.summary, bodyHtml]);
  const Text = story.retracted ? 's' : 'span';
  return (
    <header class={`sheet-head priority-${story.priority}${story.retracted ? ' is-retracted' : ''}`}>
      <StoryMarks story={story} />
      {extras?.live && <LiveMark coverage={extras.live} />}
      <h1
        class={isLongHeadline(story.headline) ? 'sheet-headline is-long' : 'sheet-headline'}
        data-testid="headline"
        lang={story.language ?? undefined}
        dir="auto"
      >
        <Text key={story.headline}>
          <HeadlineText text={story.headline} />
        </Text>
      </h1>
      {story.retracted && <RetractionNotice publisher={story.publisher.name} retracted={story.retracted} />}
      {story.summary && !story.retracted && !isSaidTwice && (
        <p class="standfirst" key={story.summary} lang={story.language ?? undefined} dir="auto">
          {story.summary}
        </p>
      )}
      <Byline story={story} correctedAt={correctedAt} placeline={extras?.placeline} />
      <fieldset class="tools" aria-label={storyPageTexts.tools.label}>
        <Tools story={story} />
      </fieldset>
      {translation.value?.storyId === story.id && <Lazy load={translated} props={{ shown: translation.value }} />}
      {openedRecall.value && <Lazy load={recalled} props={{ storyId: story.id }} />}
      {wasCorrected(story) && <ChangesToggle story={story} />}
      {!story.retracted && <StoryLead story={story} extras={extras} />}
    </header>
  );
}

/** What a reader can do with the story, loaded after it; its place is kept. */
function Tools({ story }: { story: StoryCard }) {
  const { Part } = useChunk(true, () => import('./story-tools.tsx').then((chunk) => chunk.StoryTools));
  return Part ? <Part story={story} /> : null;
}

/** Who wrote it and when; the publisher is named above the headline. */
function Byline({
  story,
  correctedAt,
  placeline,
}: Pick<Props, 'story' | 'correctedAt'> & { placeline: string | undefined }) {
  return (
    <div class="byline">
      {(story.byline || placeline) && (
        <p class="byline-who">
          {story.byline && (
            <strong key={story.byline} dir="auto">
              {bylineText(story.byline, storyPageTexts.by)}
            </strong>
          )}
          {placeline && <span dir="auto">{placeline}</span>}
        </p>
      )}
      <p class="byline-when">
        <span>
          {storyPageTexts.published} <BylineTime at={story.publishedAt} />
        </span>
        <span>
          {storyPageTexts.released} <StoryTime at={story.releasedAt} />
        </span>
        {correctedAt && !story.retracted && (
          <span>
            {storyPageTexts.correctedAt} <BylineTime at={correctedAt} />
          </span>
        )}
      </p>
      <StoryPulse story={story} />
    </div>
  );
}
