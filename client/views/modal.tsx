import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts.ts';

interface Props {
  title: string;
  close: () => void;
  children: ComponentChildren;
}

/** A dialog over the page, closed by Escape, its button or a click outside. */
export function Modal({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // The browser would do the same, but only if the dialog closed before it left the page.
    return () => {
      // This comes a moment after the dialog has gone: by then a quick reader may be elsewhere.
      const isNowhere = document.activeElement === document.body;
      if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key that closes a dialog is Escape
    <dialog
      class="modal"
      ref={dialog}
      aria-label={title}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class="modal-inside">
        <header class="modal-head">
          <h2>{title}</h2>
          <button type="button" class="icon-button" aria-label={texts.close} onClick={close}>
            <span aria-hidden="true">×</span>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
