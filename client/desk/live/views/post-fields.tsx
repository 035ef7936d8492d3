import { useEffect, useRef } from 'preact/hooks';
import { composerTexts } from '../composer-texts.ts';
import { type PostField as Field, PART_FIELDS, type PostDraft, type PostPart } from '../post-draft.ts';
import { nameOf, problemOf, type Refused } from '../refused.ts';

interface Shared {
  /** Makes the ids of fields unique on the page. */
  id: string;
  draft: PostDraft;
  change: (draft: PostDraft) => void;
  refused: Refused | undefined;
}

/** The fields of a part of a post. */
export function PartFields({ part, ...shared }: Shared & { part: PostPart }) {
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const first = fields.current?.querySelector<HTMLInputElement>('input, textarea');
    if (first?.value === '') first.focus();
  }, []);
  return (
    <fieldset ref={fields} class="post-part">
      <legend class="visually-hidden">{composerTexts.parts[part]}</legend>
      {PART_FIELDS[part].map((field) => (
        <PostField key={field} field={field} {...shared} />
      ))}
    </fieldset>
  );
}

/** A field of a post, with its problem. */
export function PostField({ id, field, draft, change, refused }: Shared & { field: Field }) {
  const error = refused?.fields.find((problem) => problem.field === field);
  const name = `${id}-${field}`;
  const input = {
    ...{ id: name, dir: 'auto' as const, value: draft.fields[field] ?? '' },
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change({ ...draft, fields: { ...draft.fields, [field]: currentTarget.value } }),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${name}-problem` : undefined,
  };
  const isLong = field === 'text' || field === 'quote.text';
  return (
    <div class="field">
      <label class="field-label" for={name}>
        {nameOf(field)}
      </label>
      {isLong ? (
        <textarea rows={field === 'text' ? 2 : 3} {...input} />
      ) : (
        <input type="text" inputMode={field.endsWith('url') ? 'url' : 'text'} {...input} />
      )}
      {error && (
        <span class="desk-problem" id={`${name}-problem`}>
          {problemOf(error)}
        </span>
      )}
    </div>
  );
}
