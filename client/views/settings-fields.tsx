import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled part of a form; a group when it has more than one control. */
export function Field({ label, children, isGroup }: { label: string; children: ComponentChildren; isGroup?: boolean }) {
  if (!isGroup) {
    return (
      // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
      <label class="field">
        <span class="field-label">{label}</span>
        {children}
      </label>
    );
  }
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  values: readonly T[];
  value: T;
  text: (value: T) => string;
  choose: (value: T) => void;
}

/** Radio buttons for one of several values. */
export function Choice<T extends string>({ label, values, value, text, choose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <Field label={label} isGroup>
      <div class="choice">
        {values.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === value} onChange={() => choose(each)} />
            <span>{text(each)}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}

interface ChipsProps<T extends string> {
  label: string;
  values: readonly T[];
  chosen: readonly T[];
  text: (value: T) => string;
  choose: (values: readonly T[]) => void;
}

/** Toggle buttons for any number of values. */
export function Chips<T extends string>({ label, values, chosen, text, choose }: ChipsProps<T>) {
  if (values.length === 0) return null;
  const toggled = (value: T): readonly T[] =>
    chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return (
    <Field label={label} isGroup>
      <div class="chips">
        {values.map((value) => (
          <button
            type="button"
            class="chip"
            key={value}
            aria-pressed={chosen.includes(value)}
            onClick={() => choose(toggled(value))}
          >
            {text(value)}
          </button>
        ))}
      </div>
    </Field>
  );
}
