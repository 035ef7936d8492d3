import { listAddress, withTopic } from '../state/address.ts';
import { listTopics } from '../state/list.ts';
import { busiestTopics } from '../state/topic-box.ts';
import { texts } from '../texts.ts';

/** The busiest topics, beside the list where there is room. */
export function TopicRail() {
  const topics = busiestTopics.value;
  if (topics.length === 0) return <aside class="rail" aria-hidden="true" />;
  return (
    <aside class="rail" aria-labelledby="rail-title">
      <h2 id="rail-title" class="rail-title">
        {texts.railTitle}
      </h2>
      <ol class="rail-topics">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a
              href={listAddress(withTopic(listTopics.value, topic.slug))}
              title={texts.followTopic(topic.label)}
              aria-current={listTopics.value.includes(topic.slug) ? 'true' : undefined}
            >
              {topic.label}
            </a>
            <span class="count">{texts.storyCount(topic.stories)}</span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
