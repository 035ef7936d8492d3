import type { Density } from '../state/column.ts';
import { type ColumnList, unfoldStories } from '../state/column-list.ts';
import { peekedRows, togglePeek } from '../state/dialog.ts';
import type { Mark } from '../state/mark-words.ts';
import type { Row } from '../state/rows.ts';
import { texts } from '../texts.ts';
import { StoryItem } from './story-item.tsx';

const NAMED = 2;

interface Props {
  list: ColumnList;
  row: Row;
  mark: Mark | null;
  density: Density;
}

/** One row of a column. */
export function RowView({ list, row, mark, density }: Props) {
  if (row.kind === 'story') return <StoryItem row={row} mark={mark} isCompact={density === 'compact'} />;
  if (row.kind === 'more') return <MoreRow list={list} ids={row.ids} />;
  if (row.kind === 'muted') return <MutedRow row={row} mark={mark} />;
  return (
    <p class="here" data-testid="here">
      <span>{texts.youWereHere}</span>
    </p>
  );
}

function MoreRow({ list, ids }: { list: ColumnList; ids: readonly string[] }) {
  const text = texts.more(ids.length, publishersOf(list, ids));
  // A feed has nothing but articles.
  return (
    <article aria-label={text}>
      <button type="button" class="more-row" data-testid="more-row" onClick={() => unfoldStories(list, ids)}>
        {text}
      </button>
    </article>
  );
}

/** The publishers' names, each once, or how many they are. */
function publishersOf(list: ColumnList, ids: readonly string[]): string | undefined {
  const { cards } = list.list.value;
  const names = [...new Set(ids.flatMap((id) => cards.get(id)?.publisher.name ?? []))];
  if (names.length === 0) return undefined;
  return names.length > NAMED ? texts.publishers(names.length, 0) : texts.names(names);
}

function MutedRow({ row, mark }: { row: Extract<Row, { kind: 'muted' }>; mark: Mark | null }) {
  const oldest = row.stories.at(-1)?.id ?? '';
  const isPeeked = peekedRows.value.has(oldest);
  const text = texts.mutedRow(row.stories.length, row.reason);
  return (
    <article class="muted-row" data-testid="muted-row" aria-label={text}>
      <button type="button" aria-expanded={isPeeked} onClick={() => togglePeek(oldest)}>
        {text} <span class="peek">{isPeeked ? texts.hideAgain : texts.peek}</span>
      </button>
      {isPeeked &&
        row.stories.map((story) => (
          <StoryItem
            key={story.id}
            row={{ kind: 'story', key: story.id, story, others: [], isFresh: false }}
            mark={mark}
          />
        ))}
    </article>
  );
}
