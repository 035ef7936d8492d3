import { useEffect, useRef, useState } from 'preact/hooks';
import { deskTexts } from '../../desk-texts.ts';
import { composerTexts } from '../composer-texts.ts';
import type { CoverageDraft } from '../coverage-draft.ts';
import { problemOf, type Refused } from '../refused.ts';

interface Props {
  title: string;
  before: CoverageDraft;
  /** Sends the draft; `attempt` counts the drafts that were refused or changed since. */
  send: (draft: CoverageDraft, attempt: number) => Promise<Refused | undefined>;
  button: string;
  close: () => void;
}

type Field = keyof CoverageDraft;

/** The form in which a coverage is started, or its title and key points are changed. */
export function CoverageForm({ title, before, send, button, close }: Props) {
  const [draft, setDraft] = useState(before);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const problem = await send(draft, attempt);
    setBusy(false);
    setRefused(problem);
    if (!problem) close();
  };
  const field = (name: Field, lines: number, hint?: string) => (
    <CoverageField
      {...{ name, lines, hint, refused }}
      value={draft[name]}
      change={(value) => {
        setDraft({ ...draft, [name]: value });
        setAttempt(attempt + 1);
      }}
    />
  );
  return (
    <form
      ref={form}
      class="desk-form live-form"
      aria-labelledby="coverage-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <h1 id="coverage-form-title">{title}</h1>
      {field('title', 1)}
      {field('summary', 3)}
      {field('keyPoints', 4, composerTexts.keyPointsHint)}
      {field('authors', 1, composerTexts.authorsHint)}
      {field('language', 1, composerTexts.languageHint)}
      {refused && (
        <p class="desk-problem" role="alert">
          {refused.message}
        </p>
      )}
      <div class="desk-foot">
        <button type="submit" class="button is-main" disabled={isBusy}>
          {button}
        </button>
        <button type="button" class="button" onClick={close}>
          {deskTexts.cancel}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  name: Field;
  lines: number;
  hint: string | undefined;
  value: string;
  change: (value: string) => void;
  refused: Refused | undefined;
}

function CoverageField({ name, lines, hint, value, change, refused }: FieldProps) {
  const error = refused?.fields.find(({ field }) => field.split('.')[0] === name);
  const id = `coverage-${name}`;
  const input = {
    ...{ id, value, dir: 'auto' as const, required: name === 'title' },
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-problem`].filter(Boolean).join(' ') || undefined,
  };
  return (
    <div class={`field field-${name === 'title' ? 'headline' : name}`}>
      <label class="field-label" for={id}>
        {composerTexts.fields[name]}
      </label>
      {lines === 1 ? <input type="text" {...input} /> : <textarea rows={lines} {...input} />}
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="desk-problem" id={`${id}-problem`}>
          {problemOf(error)}
        </span>
      )}
    </div>
  );
}
