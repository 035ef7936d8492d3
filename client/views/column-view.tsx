import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { registerScroller } from '../actions/scrollers.ts';
import { boardDensity } from '../state/board-density.ts';
import type { Column } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import { editedColumn } from '../state/columns.ts';
import { texts } from '../texts.ts';
import { ColumnHead } from './column-head.tsx';
import { ColumnStories } from './column-stories.tsx';
import { columnTitle } from './column-title.ts';
import { FlashStrip } from './flash-strip.tsx';
import { Lazy } from './lazy.tsx';
import { ResizeEdge } from './resize-edge.tsx';

interface Props {
  list: ColumnList;
  column: Column;
  /** True for one of the reader's own columns, which can be changed and moved. */
  isOwn: boolean;
  /** In place of the usual head. */
  head?: ComponentChildren;
  /** Above the stories, scrolling with them. */
  lead?: ComponentChildren;
}

const refusalReason = () => import('./refusal-reason.tsx').then((chunk) => chunk.RefusalReason);
const settings = () => import('./column-settings.tsx').then(({ ColumnSettings }) => ColumnSettings);

/** A column: title, settings and stories, with its own scroll container. */
export function ColumnView({ list, column, isOwn, head, lead }: Props) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScroller(element.current);
    return element.current ? registerScroller(column.id, element.current) : undefined;
  }, [column.id]);
  const title = columnTitle(column);
  const density = column.density ?? boardDensity.value;
  const hasStories = list.snapshot.value === 'ready' && list.rows.value.some(({ kind }) => kind === 'story');
  const feed = {
    // A feed has articles, if nothing else.
    role: hasStories ? 'feed' : 'group',
    'aria-busy': list.older.value === 'loading',
    'aria-label': texts.storiesOf(title),
  } as const;
  const stories = scroller && <ColumnStories list={list} scroller={scroller} density={density} />;
  return (
    <section
      class={`column density-${density}${column.width === undefined ? '' : ' is-sized'}`}
      style={column.width === undefined ? undefined : `--width: ${column.width}px`}
      data-column={column.id}
      data-testid="column"
      aria-label={title}
    >
      {head ?? <ColumnHead list={list} column={column} title={title} isOwn={isOwn} />}
      {isOwn && editedColumn.value === column.id && <Lazy load={settings} props={{ column }} />}
      <div class="column-body">
        <FlashStrip list={list} />
        {list.refusal.value !== null && list.snapshot.value === 'ready' && (
          <p class="column-note" role="alert" data-testid="refusal">
            <Lazy load={refusalReason} props={{ refusal: list.refusal.value }} />
          </p>
        )}
        <div class="column-scroll" ref={element} tabIndex={-1} {...(lead === undefined && feed)}>
          {lead}
          {lead === undefined ? stories : <div {...feed}>{stories}</div>}
        </div>
      </div>
      {isOwn && <ResizeEdge column={column} title={title} />}
    </section>
  );
}
