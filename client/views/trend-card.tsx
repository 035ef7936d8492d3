import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import { trendTexts } from '../trend-texts.ts';
import { reportedBy } from './reported-by.ts';
import { Sparkline } from './sparkline.tsx';

/** Why a word trends: its hour, the event that explains most of it, and who reports that. */
export function TrendCard({ topic }: { topic: TrendingTopic }) {
  const { slug, label, rise, stories, publishers, sparkline, story, reason } = topic;
  const isMost = reason.stories * 2 > stories;
  return (
    <div class="trend-card" data-testid="trend-card">
      <p class="trend-why">{trendTexts.why(rise, stories, publishers)}</p>
      <Sparkline values={sparkline} label={trendTexts.sparkline} />
      <p class="trend-reason">
        {isMost ? trendTexts.mostly : trendTexts.topStory}{' '}
        <a class="trend-story" href={storyPath(story)} dir="auto">
          {story.headline}
        </a>
        <bdi>{reportedBy(reason)}</bdi>
      </p>
      <a class="trend-topic" href={topicPath(slug)}>
        {trendTexts.topic(label)}
      </a>
    </div>
  );
}
