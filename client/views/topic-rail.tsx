import { topicPath } from '../../shared/domain/story-address.ts';
import { busiestTopics } from '../state/busiest-topics.ts';
import { isRewound } from '../state/rewind.ts';
import { texts } from '../texts.ts';

/** The busiest topics, beside the columns where there is room. */
export function TopicRail() {
  const topics = busiestTopics.value;
  if (topics.length === 0 || isRewound.value) return <aside class="rail" aria-hidden="true" />;
  return (
    <aside class="rail" aria-labelledby="rail-title">
      <div class="rail-inside">
        <h2 id="rail-title" class="rail-title">
          {texts.railTitle}
        </h2>
        <ol class="rail-topics">
          {topics.map((topic) => (
            <li key={topic.slug}>
              <a href={topicPath(topic.slug)} title={texts.followTopic(topic.label)}>
                {topic.label}
              </a>
              <span class="count">{texts.storyCount(topic.stories)}</span>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  );
}
