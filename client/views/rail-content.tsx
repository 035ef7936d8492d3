import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import { busiestTopics } from '../state/busiest-topics.ts';
import { isRewound } from '../state/rewind.ts';
import { trendingTopics } from '../state/trending.ts';
import { texts } from '../texts.ts';
import { trendTexts } from '../trend-texts.ts';
import { PastRail } from './past-rail.tsx';
import { reportedBy } from './reported-by.ts';
import { Sparkline } from './sparkline.tsx';

/** Beside the columns: of the present, why words trend and the busiest topics; of the past, the topics of its stories. */
export function RailContent() {
  return isRewound.value ? <PastRail /> : <PresentRail />;
}

function PresentRail() {
  const trending = trendingTopics.value ?? [];
  return (
    <aside class="rail-inside" aria-labelledby="rail-topics">
      {trending.length > 0 && (
        <section class="rail-trends" aria-labelledby="rail-trends">
          <h2 id="rail-trends" class="rail-title">
            {texts.trendingLabel}
          </h2>
          <ol class="rail-grid">
            {trending.map((topic) => (
              <Trend key={topic.slug} topic={topic} />
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="rail-topics">
        <h2 id="rail-topics" class="rail-title">
          {texts.railTitle}
        </h2>
        <ol class="rail-topics">
          {busiestTopics.value.map(({ slug, label, stories }) => (
            <li key={slug}>
              <a href={topicPath(slug)} title={texts.followTopic(label)}>
                {label}
              </a>
              <span class="count">{texts.storyCount(stories)}</span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}

function Trend({ topic: { slug, label, sparkline, story, reason } }: { topic: TrendingTopic }) {
  return (
    <li class="rail-trend">
      <p class="rail-word">
        <a href={topicPath(slug)}>{label}</a>
        <Sparkline values={sparkline} label={trendTexts.sparkline} />
      </p>
      <a class="rail-story" href={storyPath(story)} dir="auto">
        {story.headline}
      </a>
      <bdi class="rail-names">{reportedBy(reason)}</bdi>
    </li>
  );
}
