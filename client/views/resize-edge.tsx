import { resizeByKey, resizeColumn } from '../actions/resize-column.ts';
import { boardTexts } from '../board-texts.ts';
import { type Column, WIDTH_MAX_PX, WIDTH_MIN_PX, WIDTH_USUAL_PX } from '../state/column.ts';
import { setColumnWidth } from '../state/columns.ts';

/** The edge by which a column is made wider or narrower; a double click leaves its width to the board again. */
export function ResizeEdge({ column, title }: { column: Column; title: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      class="column-edge"
      role="separator"
      data-testid="column-edge"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={boardTexts.widthOf(title)}
      aria-valuemin={WIDTH_MIN_PX}
      aria-valuemax={WIDTH_MAX_PX}
      aria-valuenow={column.width ?? WIDTH_USUAL_PX}
      aria-valuetext={column.width === undefined ? boardTexts.widthAutomatic : boardTexts.pixels(column.width)}
      title={boardTexts.widthHint}
      onPointerDown={(event) => event.button === 0 && resizeColumn(event, column.id)}
      onDblClick={() => setColumnWidth(column.id, undefined)}
      onKeyDown={(event) => resizeByKey(event, column.id)}
    />
  );
}
