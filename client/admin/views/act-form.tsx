import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { adminTexts } from '../admin-texts.ts';
import { filledIn } from './field.tsx';

interface Props {
  /** The button that acts. */
  button: string;
  /** True when the act cannot be undone. */
  isGrave?: boolean;
  /** Runs the act; the form is emptied and closed when it succeeded. */
  act: (fields: Record<string, string>, form: HTMLFormElement) => Promise<boolean>;
  /** Closes the form; without it, there is nothing to cancel. */
  close?: () => void;
  children?: ComponentChildren;
}

/** A form that asks what an act needs; opened on demand, it takes the focus. */
export function ActForm({ button, isGrave = false, act, close, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // Before the next key can be pressed.
  useLayoutEffect(() => {
    if (close) form.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { current } = form;
    if (!current || !(await act(filledIn(current), current))) return;
    current.reset();
    close?.();
  };
  return (
    <form ref={form} class="act-form" onSubmit={(event) => void submit(event)}>
      {children}
      <div class="row-acts">
        <button class={isGrave ? 'button-small is-grave' : 'button-small is-main'} type="submit">
          {button}
        </button>
        {close && (
          <button class="button-small" type="button" onClick={close}>
            {adminTexts.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
