import { draft, edit } from '../draft.ts';
import { preview } from '../preview.ts';

const WHOLE = 100;

/** The picture as readers get it, with its focal point, which a click or tap moves; the fields do so by keyboard. */
export function PictureFocus() {
  const url = preview.value?.image?.url;
  const { focalX, focalY, imageAlt } = draft.value;
  if (!url) return null;
  const place = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const percent = (part: number, whole: number): string =>
      String(Math.round(Math.min(1, Math.max(0, part / whole)) * WHOLE));
    edit({ focalX: percent(event.clientX - left, width), focalY: percent(event.clientY - top, height) });
  };
  const isSet = focalX !== '' || focalY !== '';
  return (
    <div class="desk-focus" data-testid="picture-focus" onPointerDown={place}>
      <img src={url} alt={imageAlt} draggable={false} />
      {isSet && <span class="desk-focus-point" style={{ left: `${focalX || 50}%`, top: `${focalY || 50}%` }} />}
    </div>
  );
}
