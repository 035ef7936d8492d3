import type { TopicRef } from '../../shared/domain/story.ts';
import { listAddress, withTopic } from '../state/address.ts';
import { listTopics } from '../state/list.ts';
import { texts } from '../texts.ts';

/** A story's topics; each leads to the list that follows it as well, or only it when it is followed already. */
export function TopicLinks({ topics }: { topics: readonly TopicRef[] }) {
  if (topics.length === 0) return null;
  const any = listTopics.value;
  return (
    <ul class="topics" aria-label={texts.topicsOfStory}>
      {topics.map(({ slug, label }) => {
        const isFollowed = any.includes(slug);
        return (
          <li key={slug}>
            <a
              class="topic"
              data-testid="card-topic"
              data-slug={slug}
              aria-current={isFollowed ? 'true' : undefined}
              href={listAddress(isFollowed ? [slug] : withTopic(any, slug))}
              title={isFollowed ? texts.onlyTopic(label) : texts.followTopic(label)}
            >
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
