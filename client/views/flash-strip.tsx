import { revealStories } from '../actions/reveal-when-idle.ts';
import type { ColumnList } from '../state/column-list.ts';
import { isMuted } from '../state/mutes.ts';
import { texts } from '../texts.ts';

/** The newest flash among the waiting stories, over the top of the column: it moves nothing, and shows them. */
export function FlashStrip({ list }: { list: ColumnList }) {
  const { waiting, cards } = list.list.value;
  const flash = waiting
    .map((id) => cards.get(id))
    .find((card) => card?.priority === 'flash' && !card.retracted && !isMuted(card));
  if (!flash) return null;
  return (
    <button type="button" class="flash" data-testid="flash" onClick={() => revealStories(list)}>
      <span class="flash-word">{texts.flash}</span>
      <span class="flash-headline" key={flash.headline} lang={flash.language ?? undefined} dir="auto">
        {flash.headline}
      </span>
    </button>
  );
}
