import type { StoryCard } from '../../shared/domain/story.ts';
import type { OpenStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';
import { ChangesToggle } from './changes-toggle.tsx';
import { PublisherName } from './publisher-name.tsx';
import { RetractionNotice } from './retraction-notice.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryLead } from './story-media.tsx';
import { StoryPulse } from './story-pulse.tsx';
import { BylineTime, StoryTime } from './story-time.tsx';

interface Props {
  story: StoryCard;
  correctedAt: string | null;
  extras: OpenStory['extras'];
}

/** Everything above a story's body. */
export function StoryHead({ story, correctedAt, extras }: Props) {
  const Text = story.retracted ? 's' : 'span';
  return (
    <header class={`sheet-head priority-${story.priority}${story.retracted ? ' is-retracted' : ''}`}>
      <StoryMarks story={story} />
      <h1 class="sheet-headline" data-testid="headline" lang={story.language ?? undefined} dir="auto">
        <Text key={story.headline}>{story.headline}</Text>
      </h1>
      {story.retracted && <RetractionNotice publisher={story.publisher.name} retracted={story.retracted} />}
      {story.summary && !story.retracted && (
        <p class="standfirst" key={story.summary} lang={story.language ?? undefined} dir="auto">
          {story.summary}
        </p>
      )}
      <Byline story={story} correctedAt={correctedAt} />
      {story.revision > 1 && <ChangesToggle story={story} />}
      {!story.retracted && <StoryLead story={story} extras={extras} />}
    </header>
  );
}

function Byline({ story, correctedAt }: Omit<Props, 'extras'>) {
  return (
    <div class="byline">
      <p class="byline-who">
        {story.byline && (
          <strong key={story.byline} dir="auto">
            {texts.by(story.byline)}
          </strong>
        )}{' '}
        <PublisherName publisher={story.publisher} as="byline-publisher" />
      </p>
      <p class="byline-when">
        <span>
          {texts.published} <BylineTime at={story.publishedAt} />
        </span>
        <span>
          {texts.released} <StoryTime at={story.releasedAt} />
        </span>
        {correctedAt && !story.retracted && (
          <span>
            {texts.correctedAt} <BylineTime at={correctedAt} />
          </span>
        )}
      </p>
      <StoryPulse story={story} />
    </div>
  );
}
