import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import { trendTexts } from '../trend-texts.ts';
import { Sparkline } from './sparkline.tsx';

const NAMED = 3;

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
        <bdi>{publishersOf(reason)}</bdi>
      </p>
      <a class="trend-topic" href={topicPath(slug)}>
        {trendTexts.topic(label)}
      </a>
    </div>
  );
}

/** The first of all publishers; if there are more, the last place says how many. */
function publishersOf({ names, publishers }: TrendingTopic['reason']): string {
  if (publishers <= Math.min(NAMED, names.length)) return trendTexts.names(names);
  const shown = names.slice(0, NAMED - 1);
  return trendTexts.names([...shown, trendTexts.more(publishers - shown.length)]);
}
