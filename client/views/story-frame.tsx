import type { ComponentChildren } from 'preact';
import type { StoryCard } from '../../shared/domain/story.ts';

interface Props {
  story: StoryCard;
  isRead: boolean;
  /** One line instead of a card. */
  isLine?: boolean;
  children: ComponentChildren;
}

/** The element of a story in a column: what it is known by, how it looks, and that it can be focused. */
export function StoryFrame({ story, isRead, isLine = false, children }: Props) {
  const state = `${story.retracted ? ' is-retracted' : ''}${isRead ? ' is-read' : ''}`;
  return (
    <article
      class={`story${isLine ? ' is-line' : ''} priority-${story.priority}${state}`}
      data-testid="story"
      data-id={story.id}
      data-seq={story.seq}
      data-revision={story.revision}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: in a feed each article can be focused (ARIA feed pattern)
      tabIndex={0}
      aria-labelledby={`headline-${story.id}`}
    >
      {children}
    </article>
  );
}
