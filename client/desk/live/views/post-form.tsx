import { useEffect, useRef } from 'preact/hooks';
import { deskTexts } from '../../desk-texts.ts';
import { composerTexts } from '../composer-texts.ts';
import { MARKS, PARTS, type PostDraft, toggleMark, togglePart } from '../post-draft.ts';
import { useWriting, type Writing } from '../use-writing.ts';
import { PartFields, PostField } from './post-fields.tsx';

interface Props extends Writing {
  id: string;
  title: string;
  /** True when `before` was written before a reload. */
  isKept?: boolean;
  isFocused?: boolean;
  button: string;
  cancel?: () => void;
}

/** The form in which a post is written or changed; Ctrl or Cmd and Enter send it. */
export function PostForm({ id, title, isKept, isFocused = true, button, cancel, ...writing }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, refused, isBusy, submit } = useWriting(writing);
  useEffect(() => {
    if (isFocused) form.current?.querySelector('textarea')?.focus();
  }, []);
  // The first field with a problem gets the focus once it is marked.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [refused]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
    if (event.key === 'Escape' && !event.isComposing) cancel?.();
  };
  const shared = { id, draft, change, refused };
  return (
    <form
      ref={form}
      class="post-form"
      aria-labelledby={`${id}-heading`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <h2 id={`${id}-heading`} class="visually-hidden">
        {title}
      </h2>
      <div class="post-parts">
        {PARTS.map((part) => draft.open.includes(part) && <PartFields key={part} part={part} {...shared} />)}
      </div>
      {isKept && <p class="field-hint">{composerTexts.kept}</p>}
      {refused && (
        <p class="desk-problem" role="alert">
          {refused.message}
        </p>
      )}
      <div class="post-line">
        <PostField field="text" {...shared} />
        <button type="submit" class="button is-main" disabled={isBusy} title={composerTexts.shortcut}>
          {button}
        </button>
      </div>
      <Choices {...{ draft, change }} />
      {cancel && (
        <button type="button" class="button post-cancel" onClick={cancel}>
          {deskTexts.cancel}
        </button>
      )}
    </form>
  );
}

interface ChoicesProps {
  draft: PostDraft;
  change: (draft: PostDraft) => void;
}

/** What a post has besides its text, and how it is marked. */
function Choices({ draft, change }: ChoicesProps) {
  return (
    <div class="post-choices">
      <div>
        {PARTS.map((part) => (
          <Chip
            key={part}
            text={composerTexts.parts[part]}
            isOn={draft.open.includes(part)}
            press={() => change(togglePart(draft, part))}
          />
        ))}
      </div>
      <div>
        {MARKS.map((mark) => (
          <Chip
            key={mark}
            text={composerTexts.marks[mark]}
            isOn={draft.marks[mark]}
            press={() => change(toggleMark(draft, mark))}
          />
        ))}
      </div>
    </div>
  );
}

function Chip({ text, isOn, press }: { text: string; isOn: boolean; press: () => void }) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={press}>
      {text}
    </button>
  );
}
