import type { JSX } from 'preact';

type Props = JSX.IntrinsicElements['input'] & { label: string; name: string };

/** A named field of a form. */
export function Field({ label, ...input }: Props) {
  return (
    <label class="field">
      <span>{label}</span>
      <input {...input} />
    </label>
  );
}

/** The texts of a form's filled fields, by their names. */
export function filledIn(form: HTMLFormElement): Record<string, string> {
  const filled = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
