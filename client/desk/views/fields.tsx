import type { JSX } from 'preact';
import { draft, edit } from '../draft.ts';
import type { Draft } from '../draft-fields.ts';
import { fieldText } from '../field-texts.ts';
import { previewProblems } from '../preview.ts';
import { refusal } from '../submit-story.ts';

type Name = keyof Draft;

interface Props {
  name: Name;
  label: string;
  hint?: string | undefined;
}

/** The names of fields in the API that are others than those in the form. */
const API_NAMES: Partial<Record<Name, string>> = {
  embargo: 'embargoUntil',
  ...{ imageUrl: 'image.url', imageAlt: 'image.alt', imageCaption: 'image.caption', imageCredit: 'image.credit' },
  ...{ focalX: 'image.focalPoint.x', focalY: 'image.focalPoint.y' },
};

/** Why the server refused this field or cannot preview it; undefined when it did neither. */
export function problemOf(name: Name): string | undefined {
  const field = API_NAMES[name] ?? name;
  const errors = [...(refusal.value?.fields ?? []), ...previewProblems.value];
  const problem = errors.find((error) => error.field === field || error.field.startsWith(`${field}.`));
  return problem && fieldText(problem);
}

/** The ARIA attributes that link a field's input to its hint and problem. */
export function describedBy(name: Name, hint: string | undefined) {
  const problem = problemOf(name);
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return { 'aria-invalid': problem ? true : undefined, 'aria-describedby': ids || undefined };
}

/** The hint and problem below a field. */
export function FieldNotes({ name, hint }: { name: Name; hint?: string | undefined }) {
  const problem = problemOf(name);
  return (
    <>
      {hint && (
        <span class="field-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="desk-problem" id={`${name}-problem`}>
          {problem}
        </span>
      )}
    </>
  );
}

type LineProps = Props & { required?: boolean; input?: JSX.IntrinsicElements['input'] };

/** A single-line field. */
export function LineField({ name, label, hint, required = false, input: own = { dir: 'auto' } }: LineProps) {
  const input: JSX.IntrinsicElements['input'] = {
    ...own,
    id: name,
    required,
    value: draft.value[name],
    onInput: (event) => edit({ [name]: event.currentTarget.value } as Partial<Draft>),
    ...describedBy(name, hint),
  };
  return (
    <div class={`field field-${name}`}>
      <label class="field-label" for={name}>
        {label}
      </label>
      <input type="text" {...input} />
      <FieldNotes name={name} hint={hint} />
    </div>
  );
}

/** A multi-line field. */
export function TextField({ name, label, hint, rows }: Props & { rows: number }) {
  return (
    <div class={`field field-${name}`}>
      <label class="field-label" for={name}>
        {label}
      </label>
      <textarea
        id={name}
        rows={rows}
        dir="auto"
        value={draft.value[name]}
        onInput={(event) => edit({ [name]: event.currentTarget.value } as Partial<Draft>)}
        {...describedBy(name, hint)}
      />
      <FieldNotes name={name} hint={hint} />
    </div>
  );
}
