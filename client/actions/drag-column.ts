import { columns, moveColumn } from '../state/columns.ts';
import { showColumn } from './columns.ts';
import { inlineSign } from './inline-sign.ts';

/** A shorter move is a click. */
const BEGIN_PX = 6;

interface Drag {
  section: HTMLElement;
  /** The columns in their order, with where they began and how wide they were when the drag began. */
  all: { element: HTMLElement; start: number; width: number }[];
  from: number;
  to: number;
}

/** Moves a column with the mouse, from a press on its head until the button is released; Escape takes it back. */
export function dragColumn(head: HTMLElement, pressedX: number, id: string): void {
  const section = head.closest<HTMLElement>('.column');
  if (!section) return;
  let drag: Drag | undefined;
  const watching = new AbortController();
  const { signal } = watching;
  const end = (isKept: boolean): void => {
    watching.abort();
    if (!drag) return;
    for (const { element } of drag.all) element.style.transform = '';
    section.classList.remove('is-dragged');
    if (!isKept || drag.to === drag.from) return;
    moveColumn(id, drag.to);
    showColumn(id);
  };
  const move = ({ clientX, buttons }: PointerEvent): void => {
    // Released before this was loaded.
    if (buttons === 0) end(false);
    if (signal.aborted) return;
    const by = inlineSign() * (clientX - pressedX);
    if (!drag && Math.abs(by) < BEGIN_PX) return;
    drag ??= begin(section);
    drag.to = shift(drag, by);
  };
  head.addEventListener('pointermove', move, { signal });
  head.addEventListener('pointerup', () => end(true), { signal });
  head.addEventListener('pointercancel', () => end(false), { signal });
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    end(false);
  };
  document.addEventListener('keydown', cancel, { signal, capture: true });
}

function begin(section: HTMLElement): Drag {
  section.classList.add('is-dragged');
  const elements = [...(section.parentElement?.querySelectorAll<HTMLElement>(':scope > .column') ?? [])];
  const all = elements.map((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return { element, start: inlineSign() === 1 ? left : -right, width };
  });
  const from = Math.min(elements.indexOf(section), columns.peek().length - 1);
  return { section, all, from, to: from };
}

/** Shows the column moved by so many pixels, and the others where they would be; returns its place among them. */
function shift({ section, all, from }: Drag, by: number): number {
  const dragged = all[from];
  if (!dragged) return from;
  const front = dragged.start + by + (by < 0 ? 0 : dragged.width);
  const isPassed = ({ start, width }: Drag['all'][number], no: number): boolean =>
    no < from ? by < 0 && front < start + width / 2 : by > 0 && front > start + width / 2;
  for (const [no, column] of all.entries()) {
    const aside = isPassed(column, no) ? Math.sign(from - no) * dragged.width : 0;
    if (no !== from) column.element.style.transform = `translateX(${inlineSign() * aside}px)`;
  }
  section.style.transform = `translateX(${inlineSign() * by}px)`;
  const passed = all.filter((column, no) => no !== from && isPassed(column, no)).length;
  return by < 0 ? from - passed : from + passed;
}
