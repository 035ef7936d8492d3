import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import type { TrendingTopic } from '../../shared/wire/http-shapes.ts';
import { trendingTopics } from '../state/trending.ts';
import { texts } from '../texts.ts';
import { Sparkline } from './sparkline.tsx';

const SHOWN = 12;
const SIZES = 5;

/** The words of the hour: the more a word rises against its own usual level, the larger it stands. */
export function TrendingBar() {
  const topics = trendingTopics.value.slice(0, SHOWN);
  const highest = Math.max(1, ...topics.map(({ score }) => score));
  return (
    <nav class="trending" aria-label={texts.trendingLabel} data-testid="trending">
      {topics.length === 0 && <p class="trending-none">{texts.trendingNone}</p>}
      <ul>
        {topics.map((topic) => (
          <TrendingWord key={topic.slug} topic={topic} size={Math.ceil((topic.score / highest) * SIZES)} />
        ))}
      </ul>
    </nav>
  );
}

function TrendingWord({ topic, size }: { topic: TrendingTopic; size: number }) {
  return (
    <li class="trend">
      <a class={`trend-word trend-${Math.max(1, size)}`} href={topicPath(topic.slug)} data-testid="trend">
        {topic.label}
      </a>
      <div class="trend-card">
        <p class="trend-why">{texts.trendWhy(topic.rise, topic.stories, topic.publishers)}</p>
        <Sparkline values={topic.sparkline} label={texts.sparkline} />
        <a class="trend-story" href={storyPath(topic.story)} dir="auto">
          {topic.story.headline}
        </a>
      </div>
    </li>
  );
}
