import { allowedWidth } from '../state/column.ts';
import { setColumnWidth } from '../state/columns.ts';

import { inlineSign } from './inline-sign.ts';

const STEP_PX = 16;

/** Changes a column's width with the mouse, from a press on its edge until the button is released. */
export function resizeColumn(press: PointerEvent, id: string): void {
  const edge = press.currentTarget as HTMLElement;
  const section = edge.closest<HTMLElement>('.column');
  if (!section) return;
  press.preventDefault();
  edge.setPointerCapture(press.pointerId);
  const before = section.getBoundingClientRect().width;
  const outwards = inlineSign();
  const widthAt = ({ clientX }: PointerEvent): number => allowedWidth(before + outwards * (clientX - press.clientX));
  const watching = new AbortController();
  const { signal } = watching;
  let isMoved = false;
  const move = (event: PointerEvent): void => {
    isMoved = true;
    section.classList.add('is-sized');
    section.style.setProperty('--width', `${widthAt(event)}px`);
  };
  const end = (event: PointerEvent): void => {
    watching.abort();
    if (isMoved) setColumnWidth(id, widthAt(event));
  };
  edge.addEventListener('pointermove', move, { signal });
  edge.addEventListener('pointerup', end, { signal });
  edge.addEventListener('pointercancel', end, { signal });
}

/** Changes a column's width by an arrow key; Delete and Backspace leave it to the board again. */
export function resizeByKey(event: KeyboardEvent, id: string): void {
  const section = (event.currentTarget as HTMLElement).closest<HTMLElement>('.column');
  const width = section?.getBoundingClientRect().width ?? 0;
  const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
  if (step !== undefined) setColumnWidth(id, width + inlineSign() * step);
  else if (event.key === 'Delete' || event.key === 'Backspace') setColumnWidth(id, undefined);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
