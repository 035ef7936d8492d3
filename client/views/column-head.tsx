import type { TargetedPointerEvent } from 'preact';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { toggleSettings } from '../actions/columns.ts';
import type { Column } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import { editedColumn } from '../state/columns.ts';
import { openLists } from '../state/open-lists.ts';
import { texts } from '../texts.ts';
import { ColumnNew } from './column-new.tsx';

interface Props {
  list: ColumnList;
  column: Column;
  title: string;
  isOwn: boolean;
}

/** A column's title and the button for its settings. */
export function ColumnHead({ list, column, title, isOwn }: Props) {
  return (
    <header
      class={isOwn ? 'column-head is-movable' : 'column-head'}
      onPointerDown={isOwn ? (event) => press(event, column.id) : undefined}
    >
      <h2 class="column-title" dir="auto">
        {title}
      </h2>
      <ColumnNew list={list} title={title} />
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

/** A press with the mouse beside the buttons may become a drag. */
function press(event: TargetedPointerEvent<HTMLElement>, id: string): void {
  const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null;
  if (event.pointerType !== 'mouse' || event.button !== 0 || isOnButton) return;
  const { currentTarget: head, clientX } = event;
  // A fast mouse leaves the head with its first move.
  head.setPointerCapture(event.pointerId);
  void import('../actions/drag-column.ts').then(({ dragColumn }) => dragColumn(head, clientX, id), notNeeded);
}

/** The column's number, for phones, which show one column at a time. */
function Place({ column }: { column: Column }) {
  const ids = openLists.value.map((list) => list.column.id);
  if (ids.length < 2) return null;
  return <span class="column-no">{texts.columnNo(ids.indexOf(column.id) + 1, ids.length)}</span>;
}
