import type { JSX } from 'preact';

type Props = JSX.IntrinsicElements['textarea'] & { label: string; name: string };

/** A named field for a text of many lines. */
export function LongField({ label, ...textarea }: Props) {
  return (
    <label class="field is-long">
      <span>{label}</span>
      <textarea rows={8} maxLength={20_000} dir="auto" {...textarea} />
    </label>
  );
}
