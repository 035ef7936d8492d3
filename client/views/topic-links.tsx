import type { TopicRef } from '../../shared/domain/story.ts';
import { topicPath } from '../../shared/domain/story-address.ts';
import { texts } from '../texts.ts';

interface Props {
  topics: readonly TopicRef[];
  label?: string;
}

/** A story's topics, each linked to its own live list. */
export function TopicLinks({ topics, label: name = texts.topicsOfStory }: Props) {
  if (topics.length === 0) return null;
  return (
    <ul class="topics" aria-label={name}>
      {topics.map(({ slug, label }) => (
        <li key={slug}>
          <a
            class="topic"
            data-testid="card-topic"
            data-slug={slug}
            href={topicPath(slug)}
            title={texts.followTopic(label)}
            dir="auto"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
