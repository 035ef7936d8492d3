import { toggleSettings } from '../actions/columns.ts';
import type { Column } from '../state/column.ts';
import { editedColumn } from '../state/columns.ts';
import { openLists } from '../state/open-lists.ts';
import { texts } from '../texts.ts';

interface Props {
  column: Column;
  title: string;
  isOwn: boolean;
}

/** A column's name, and the way to its settings. */
export function ColumnHead({ column, title, isOwn }: Props) {
  return (
    <header class="column-head">
      <h2 class="column-title" dir="auto">
        {title}
      </h2>
      <Place column={column} />
      {isOwn && (
        <button
          type="button"
          class="icon-button"
          data-testid="column-settings"
          aria-expanded={editedColumn.value === column.id}
          aria-label={texts.settingsOf(title)}
          title={texts.settingsOf(title)}
          onClick={() => toggleSettings(column.id)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      )}
    </header>
  );
}

/** Which of the columns it is, on a phone, where one is seen at a time. */
function Place({ column }: { column: Column }) {
  const ids = openLists.value.map((list) => list.column.id);
  if (ids.length < 2) return null;
  return <span class="column-no">{texts.columnNo(ids.indexOf(column.id) + 1, ids.length)}</span>;
}
