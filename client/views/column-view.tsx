import { useEffect, useRef, useState } from 'preact/hooks';
import { registerScroller } from '../actions/scrollers.ts';
import { refusalText } from '../refusal-texts.ts';
import type { Column } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import { editedColumn } from '../state/columns.ts';
import { texts } from '../texts.ts';
import { ColumnHead } from './column-head.tsx';
import { ColumnPill } from './column-pill.tsx';
import { ColumnStories } from './column-stories.tsx';
import { columnTitle } from './column-title.ts';
import { Lazy } from './lazy.tsx';

interface Props {
  list: ColumnList;
  column: Column;
  /** Whether it is the reader's, to change and move. */
  isOwn: boolean;
}

const settings = () => import('./column-settings.tsx').then(({ ColumnSettings }) => ColumnSettings);

/** One column: its name, its settings, and its stories in a scroll of their own. */
export function ColumnView({ list, column, isOwn }: Props) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScroller(element.current);
    return element.current ? registerScroller(column.id, element.current) : undefined;
  }, [column.id]);
  const title = columnTitle(column);
  return (
    <section class="column" data-column={column.id} data-testid="column" aria-label={title}>
      <ColumnHead column={column} title={title} isOwn={isOwn} />
      {isOwn && editedColumn.value === column.id && <Lazy load={settings} props={{ column }} />}
      <div class="column-body">
        <ColumnPill list={list} title={title} />
        {list.refusal.value !== null && list.snapshot.value === 'ready' && (
          <p class="column-note" role="alert" data-testid="refusal">
            {refusalText(list.refusal.value)}
          </p>
        )}
        <div
          class="column-scroll"
          ref={element}
          tabIndex={-1}
          role="feed"
          aria-busy={list.older.value === 'loading'}
          aria-label={texts.storiesOf(title)}
        >
          {scroller && <ColumnStories list={list} scroller={scroller} />}
        </div>
      </div>
    </section>
  );
}
