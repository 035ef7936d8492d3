import { useRef, useState } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { RetryNotice } from './retry-notice.tsx';
import { useChunk } from './use-chunk.ts';
import { useIntersection } from './use-intersection.ts';

/** The comments load when they are this close to the viewport. */
const NEAR = '800px';

/** A story's comments, loaded when the reader scrolls near them. */
export function CommentsSection({ story }: { story: StoryCard }) {
  const section = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  useIntersection(section, NEAR, (inSight) => inSight && setNear(true));
  const { Part, hasFailed, retry } = useChunk(isNear, () =>
    import('./comments/discussion-view.tsx').then((chunk) => chunk.DiscussionView),
  );
  return (
    <section class="comments" id="comments" ref={section} aria-labelledby="comments-title" tabIndex={-1}>
      <h2 id="comments-title" class="comments-title">
        {storyPageTexts.comments} <span class="count">{texts.storyCount(story.comments)}</span>
      </h2>
      {Part && <Part storyId={story.id} />}
      {hasFailed && <RetryNotice text={storyPageTexts.commentsFailed} retry={retry} />}
    </section>
  );
}
