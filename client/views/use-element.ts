import { useEffect, useRef } from 'preact/hooks';

/** Listens before the others do, with the newest function. */
export function useListener(target: HTMLElement, type: string, listen: (event: Event) => void): void {
  const newest = useRef(listen);
  newest.current = listen;
  useEffect(() => {
    const heard = (event: Event): void => newest.current(event);
    target.addEventListener(type, heard, { capture: true });
    return () => target.removeEventListener(type, heard, { capture: true });
  }, [target, type]);
}

/** Keeps these attributes on an element that another component draws; null removes one. */
export function useAttributes(target: HTMLElement, attributes: Record<string, string | null>): void {
  useEffect(() => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) target.removeAttribute(name);
      else target.setAttribute(name, value);
    }
  });
}
