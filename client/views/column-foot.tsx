import { retryOlder } from '../actions/load-older.ts';
import type { ColumnList } from '../state/column-list.ts';
import { texts } from '../texts.ts';
import { waitingText } from './waiting-text.ts';

/** The end of a column: loading, failed, or no older stories. */
export function ColumnFoot({ list }: { list: ColumnList }) {
  if (list.list.value.next === null) {
    return (
      <p class="foot" data-testid="end-of-wire">
        {texts.endOfWire}
      </p>
    );
  }
  if (list.older.value !== 'failed') return <p class="foot">{waitingText(texts.loadingOlder)}</p>;
  return (
    <div class="foot" role="alert">
      <p>{texts.olderFailed}</p>
      <button type="button" class="button" onClick={() => void retryOlder(list)}>
        {texts.retry}
      </button>
    </div>
  );
}
