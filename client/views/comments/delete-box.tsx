import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comment } from '../../../shared/domain/comment.ts';
import { takeBack } from '../../actions/write-comment.ts';
import { storyPageTexts } from '../../story-page-texts.ts';

/** Asks for confirmation before a comment is deleted. */
export function DeleteBox({ comment, close }: { comment: Comment; close: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  useEffect(() => keep.current?.focus(), []);
  const remove = async (): Promise<void> => setProblem(await takeBack(comment));
  return (
    <fieldset class="comment-form">
      <legend>{storyPageTexts.removeReally}</legend>
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="comment-form-foot">
        <button type="button" class="link-button" ref={keep} onClick={close}>
          {storyPageTexts.keep}
        </button>
        <button type="button" class="button" data-testid="confirm-delete" onClick={() => void remove()}>
          {storyPageTexts.remove}
        </button>
      </div>
    </fieldset>
  );
}
