import { useEffect, useRef, useState } from 'preact/hooks';
import { deskTexts } from '../../desk-texts.ts';
import { composerTexts } from '../composer-texts.ts';
import { forgetPost, keepPost, type Unsent } from '../kept-posts.ts';
import { MARKS, PARTS, type PostDraft, toggleMark, togglePart } from '../post-draft.ts';
import type { Refused } from '../refused.ts';
import { PartFields, PostField } from './post-fields.tsx';

interface Props {
  id: string;
  title: string;
  unsent: Unsent;
  before: PostDraft;
  /** True when `before` was written before a reload. */
  isKept?: boolean;
  isFocused?: boolean;
  send: (draft: PostDraft, once: string) => Promise<Refused | undefined>;
  button: string;
  done: () => void;
  cancel?: () => void;
}

/** The form in which a post is written or changed; Ctrl or Cmd and Enter send it. */
export function PostForm({ id, title, unsent, before, isKept, isFocused = true, send, button, done, cancel }: Props) {
  const [draft, setDraft] = useState(before);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isFocused) form.current?.querySelector('textarea')?.focus();
  }, []);
  const change = (next: PostDraft): void => {
    // Another draft is another post: it gets another key.
    const { once: _, ...changed } = next;
    setDraft(changed);
    keepPost(unsent, changed);
  };
  const submit = async (): Promise<void> => {
    const once = draft.once ?? crypto.randomUUID();
    const sent = { ...draft, once };
    setDraft(sent);
    keepPost(unsent, sent);
    setBusy(true);
    const problem = await send(sent, once);
    setBusy(false);
    setRefused(problem);
    if (problem) return focusProblem(form.current);
    forgetPost(unsent);
    done();
  };
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

/** The first field with a problem gets the focus once it is marked. */
function focusProblem(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
}
