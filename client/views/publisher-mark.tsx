import { monogramOf } from '../../shared/domain/monogram.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** A publisher's monogram; its name stands beside it or in the tooltip. */
export function PublisherMark({ publisher }: Pick<StoryCard, 'publisher'>) {
  const { letters, tone } = monogramOf(publisher);
  return (
    <span class={`monogram tone-${tone}`} title={publisher.name} aria-hidden="true">
      {letters}
    </span>
  );
}
