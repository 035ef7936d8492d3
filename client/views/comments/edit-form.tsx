import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Comment } from '../../../shared/domain/comment.ts';
import { saveComment } from '../../actions/write-comment.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { FormFoot } from '../form-foot.tsx';
import { CommentBox, isSendable } from './comment-box.tsx';

/** A form that changes the reader's own comment. */
export function EditForm({ comment, close }: { comment: Comment; close: () => void }) {
  const [text, setText] = useState(comment.text ?? '');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const wrong = await saveComment(comment.id, text);
    setBusy(false);
    setProblem(wrong);
    if (wrong === undefined) close();
  };
  const submit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isSendable(text) && !isBusy) void save();
  };
  return (
    <form class="comment-form" data-testid="edit-form" onSubmit={submit}>
      <CommentBox label={storyPageTexts.editComment} text={text} onText={setText} isBusy={isBusy} isFocused />
      <FormFoot
        problem={problem}
        close={close}
        submit={storyPageTexts.save}
        testId="save-comment"
        isDisabled={isBusy || !isSendable(text)}
      />
    </form>
  );
}
