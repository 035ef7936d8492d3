import type { PublisherProfile } from '../../shared/contract/publisher-shapes.ts';
import { dropColumn, followColumn } from '../actions/columns.ts';
import { publisherTexts } from '../publisher-texts.ts';
import { type Column, showsTheSame } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import { columns } from '../state/columns.ts';
import { ColumnNew } from './column-new.tsx';
import { PublisherMark } from './publisher-mark.tsx';

/** A publisher's mark and name, what is new of it, and the button to follow it. */
export function PublisherHead({ list, profile }: { list: ColumnList; profile: PublisherProfile }) {
  return (
    <header class="column-head">
      <h2 class="publisher-name">
        <PublisherMark publisher={profile} />
        <span key={profile.name} dir="auto">
          {profile.name}
        </span>
      </h2>
      <ColumnNew list={list} title={profile.name} />
      <Follow column={list.column} />
    </header>
  );
}

/** One button for both ways, so that the focus stays. */
function Follow({ column }: { column: Column }) {
  const own = columns.value.find((each) => showsTheSame(each, column));
  return (
    <p class="follow">
      <span role="status">{own && publisherTexts.following}</span>
      <button
        type="button"
        class="button-small"
        data-testid="follow"
        onClick={() => (own ? dropColumn(own.id) : followColumn(column))}
      >
        {own ? publisherTexts.stop : publisherTexts.follow}
      </button>
    </p>
  );
}
