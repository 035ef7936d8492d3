import { toggleSettings } from '../actions/columns.ts';
import type { Column } from '../state/column.ts';
import { editedColumn } from '../state/columns.ts';
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
