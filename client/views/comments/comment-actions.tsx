import { useRef, useState } from 'preact/hooks';
import { COMMENT_EDIT_MS, type Comment } from '../../../shared/domain/comment.ts';
import { now } from '../../state/clock.ts';
import { discussion, me } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { CommentForm } from './comment-form.tsx';
import { DeleteBox } from './delete-box.tsx';
import { EditForm } from './edit-form.tsx';
import { ReportBox } from './report-box.tsx';

type Box = 'answer' | 'edit' | 'delete' | 'report';

/** A comment's buttons, and the form that the chosen one opens. */
export function CommentActions({ comment }: { comment: Comment }) {
  const [box, setBox] = useState<Box | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  const isOwn = me.value?.id !== undefined && me.value.id === comment.writer?.id;
  const isYoung = now.value - Date.parse(comment.at) < COMMENT_EDIT_MS;
  const isOpen = discussion.value.closed === null;
  const offered: Box[] = [
    ...(isOpen ? (['answer'] as const) : []),
    ...(isOwn && isYoung && isOpen ? (['edit'] as const) : []),
    ...(isOwn && isYoung ? (['delete'] as const) : []),
    ...(isOwn ? [] : (['report'] as const)),
  ];
  const close = (): void => {
    setBox(undefined);
    opener.current?.focus();
  };
  return (
    <>
      <p class="comment-actions">
        {offered.map((name) => (
          <button
            type="button"
            class="link-button"
            key={name}
            ref={box === name ? opener : null}
            data-testid={`${name}-comment`}
            aria-expanded={box === name}
            onClick={() => (box === name ? close() : setBox(name))}
          >
            {LABELS[name]}
          </button>
        ))}
      </p>
      {box !== undefined && <ActionBox box={box} comment={comment} close={close} />}
    </>
  );
}

const LABELS: Record<Box, string> = {
  answer: storyPageTexts.answer,
  edit: storyPageTexts.edit,
  delete: storyPageTexts.remove,
  report: storyPageTexts.report,
};

function ActionBox({ box, comment, close }: { box: Box; comment: Comment; close: () => void }) {
  if (box === 'edit') return <EditForm comment={comment} close={close} />;
  if (box === 'delete') return <DeleteBox comment={comment} close={close} />;
  if (box === 'report') return <ReportBox comment={comment} close={close} />;
  const label = storyPageTexts.writeAnswer(comment.writer?.name ?? '');
  return <CommentForm parentId={comment.id} label={label} close={close} />;
}
