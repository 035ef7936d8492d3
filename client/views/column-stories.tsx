import { useEffect, useState } from 'preact/hooks';
import { loadMark } from '../actions/load-mark.ts';
import { openColumn } from '../actions/open-column.ts';
import { boardTexts } from '../board-texts.ts';
import type { Density } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import type { Mark } from '../state/mark-words.ts';
import { textSize } from '../state/preferences.ts';
import { isRewound } from '../state/rewind.ts';
import { texts } from '../texts.ts';
import { ColumnFoot } from './column-foot.tsx';
import { Lazy } from './lazy.tsx';
import { RowView } from './row-view.tsx';
import { VirtualRows } from './virtual-rows.tsx';
import { waitingText } from './waiting-text.ts';

const refusalReason = () => import('./refusal-reason.tsx').then((chunk) => chunk.RefusalReason);

interface Props {
  list: ColumnList;
  scroller: HTMLElement;
  density: Density;
}

/** A column's stories, or why there are none. */
export function ColumnStories({ list, scroller, density }: Props) {
  const { q } = list.column.filter;
  const [mark, setMark] = useState<{ text: Mark } | null>(null);
  useEffect(() => void loadMark(q).then(setMark), [q]);
  if (list.snapshot.value === 'failed') return <LoadFailed list={list} />;
  if (list.snapshot.value !== 'ready') return <Loading />;
  if (list.rows.value.length === 0) return <NoStories list={list} />;
  return (
    <>
      <VirtualRows
        list={list}
        rows={list.rows.value}
        scroller={scroller}
        density={`${density} ${textSize.value}`}
        draw={(row) => <RowView list={list} row={row} mark={mark?.text ?? null} density={density} />}
      />
      <ColumnFoot list={list} />
    </>
  );
}

function LoadFailed({ list }: { list: ColumnList }) {
  const refusal = list.refusal.value;
  if (refusal !== null) {
    return (
      <div class="notice" role="alert" data-testid="refusal">
        <h3>{texts.refusedTitle}</h3>
        <p>
          <Lazy load={refusalReason} props={{ refusal }} />
        </p>
      </div>
    );
  }
  return (
    <div class="notice" role="alert">
      <p>{texts.loadFailed}</p>
      <button type="button" class="button" onClick={() => void openColumn(list)}>
        {texts.retry}
      </button>
    </div>
  );
}

function Loading() {
  return (
    <p class="notice is-late" role="status">
      {waitingText(texts.loading)}
    </p>
  );
}

function NoStories({ list }: { list: ColumnList }) {
  const { filter } = list.column;
  const isFiltered = Object.keys(filter).length > 0;
  const isSearch = filter.q !== undefined;
  if (isRewound.value) {
    return (
      <div class="notice" data-testid="empty">
        <h3>{boardTexts.emptyPast}</h3>
        <p>{boardTexts.emptyPastHint}</p>
      </div>
    );
  }
  return (
    <div class="notice" data-testid="empty">
      <h3>{isSearch ? texts.emptySearchTitle : texts.emptyTitle}</h3>
      {isSearch ? <p>{texts.emptySearch}</p> : <p>{isFiltered ? texts.emptyTopics : texts.emptyAll}</p>}
    </div>
  );
}
