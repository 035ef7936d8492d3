import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { COMMENT_MAX_CHARACTERS } from '../../../shared/domain/comment.ts';
import { countCharacters } from '../../../shared/domain/comment-text.ts';
import { storyPageTexts } from '../../story-page-texts.ts';

/** The counter appears when this many characters are left. */
const COUNT_FROM = 300;

interface Props {
  label: string;
  text: string;
  onText(text: string): void;
  isBusy: boolean;
  isFocused: boolean;
  onEscape?: (() => void) | undefined;
}

/** The text field of a comment; Ctrl+Enter submits the form. */
export function CommentBox({ label, text, onText, isBusy, isFocused, onEscape }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFocused) box.current?.focus();
  }, []);
  const left = COMMENT_MAX_CHARACTERS - countCharacters(text.trim());
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && text.trim() === '') onEscape?.();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <>
      <textarea
        ref={box}
        class="comment-box"
        data-testid="comment-box"
        aria-label={label}
        placeholder={label}
        rows={2}
        dir="auto"
        value={text}
        readOnly={isBusy}
        aria-invalid={left < 0}
        onInput={(event: TargetedEvent<HTMLTextAreaElement>) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {left <= COUNT_FROM && (
        <p class={left < 0 ? 'characters is-over' : 'characters'} data-testid="characters">
          {left < 0 ? storyPageTexts.charactersOver(-left) : storyPageTexts.charactersLeft(left)}
        </p>
      )}
    </>
  );
}

/** True when the text may be sent. */
export function isSendable(text: string): boolean {
  return text.trim() !== '' && countCharacters(text.trim()) <= COMMENT_MAX_CHARACTERS;
}
