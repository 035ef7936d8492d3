import { storyPath } from '../../../shared/domain/story-address.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import type { ModerationData } from '../../state/moderation.ts';
import { CommentText } from '../comments/comment-text.tsx';
import { StoryTime } from '../story-time.tsx';
import { ActForm } from './act-form.tsx';
import { Reasons } from './reasons.tsx';

/** A reported comment with its context. */
export function ReportedComment({ report }: { report: ModerationData['comments'][number] }) {
  const { comment, story, reports, reasons, firstAt } = report;
  const { writer } = comment;
  return (
    <article class="moderation-item" data-testid="reported-comment">
      <Reasons reports={reports} reasons={reasons} firstAt={firstAt} />
      <blockquote class="moderation-quote">
        <p class="comment-head">
          <strong dir="auto">{writer?.name}</strong>
          <StoryTime at={comment.at} />
        </p>
        <CommentText text={comment.text ?? ''} />
      </blockquote>
      <p class="moderation-where">
        {moderationTexts.onStory}{' '}
        <a href={storyPath(story)} dir="auto">
          {story.headline}
        </a>
      </p>
      <ActForm
        choices={[
          { label: moderationTexts.hide, act: { what: 'hide', id: comment.id } },
          { label: moderationTexts.keep, act: { what: 'restore', id: comment.id } },
          ...(writer
            ? ([
                { label: moderationTexts.blockDay, act: { what: 'block-day', id: writer.id } },
                { label: moderationTexts.blockEver, act: { what: 'block-ever', id: writer.id } },
              ] as const)
            : []),
          { label: moderationTexts.closeComments, act: { what: 'close', id: story.id } },
        ]}
      />
    </article>
  );
}
