import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { NAME_MAX_CHARACTERS } from '../../../shared/domain/comment.ts';
import { sendComment, takeName } from '../../actions/write-comment.ts';
import { draftKey, keepDraft, readDraft } from '../../state/drafts.ts';
import { discussion, me } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { CommentBox, isSendable } from './comment-box.tsx';

interface Props {
  /** The comment that is replied to; null for a comment on the story. */
  parentId: string | null;
  label: string;
  /** Closes the form; absent for the form under the story, which stays open. */
  close?: () => void;
}

/** A form for a comment; without a name yet, it asks for one. */
export function CommentForm({ parentId, label, close }: Props) {
  const key = draftKey(discussion.value.storyId, parentId);
  const [text, setText] = useState(() => readDraft(key));
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  // Someone who only reads is not asked for a name.
  const [isBegun, setBegun] = useState(parentId !== null || text !== '');
  const change = (value: string): void => {
    setText(value);
    keepDraft(key, value);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    const wrong = me.value ? undefined : await takeName(name);
    setBusy(false);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setText('');
    close?.();
    await sendComment(parentId, text);
  };
  const submit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isSendable(text) && !isBusy) void send();
  };
  return (
    <form class="comment-form" data-testid="comment-form" onSubmit={submit} onFocusIn={() => setBegun(true)}>
      <CommentBox
        label={label}
        text={text}
        onText={change}
        isBusy={isBusy}
        isFocused={parentId !== null}
        onEscape={close}
      />
      {isBegun && me.value === null && <NameBox name={name} onName={setName} />}
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      {isBegun && <FormFoot close={close} isDisabled={isBusy || !isSendable(text) || me.value === undefined} />}
    </form>
  );
}

function FormFoot({ close, isDisabled }: { close: (() => void) | undefined; isDisabled: boolean }) {
  return (
    <div class="comment-form-foot">
      <p class="comment-hint">{me.value ? storyPageTexts.writingAs(me.value.name) : storyPageTexts.plainText}</p>
      {close && (
        <button type="button" class="link-button" onClick={close}>
          {storyPageTexts.cancel}
        </button>
      )}
      <button type="submit" class="button" data-testid="send-comment" disabled={isDisabled}>
        {storyPageTexts.send}
      </button>
    </div>
  );
}

function NameBox({ name, onName }: { name: string; onName: (name: string) => void }) {
  return (
    <label class="name-box">
      <span>{storyPageTexts.yourName}</span>
      <input
        type="text"
        data-testid="comment-name"
        required
        maxLength={NAME_MAX_CHARACTERS}
        autocomplete="nickname"
        dir="auto"
        value={name}
        onInput={(event) => onName(event.currentTarget.value)}
      />
      <small>{storyPageTexts.yourNameHint}</small>
    </label>
  );
}
