import type { SuggestedTerm } from '../actions/suggest-terms.ts';
import { searchTexts } from '../search-texts.ts';

interface Props {
  id: string;
  terms: readonly SuggestedTerm[];
  active: number;
  take: (term: SuggestedTerm) => void;
}

/** The list of suggested terms below a search field. */
export function TermList({ id, terms, active, take }: Props) {
  return (
    <div class="suggestions" role="listbox" id={`${id}-terms`} aria-label={searchTexts.suggestions}>
      {terms.map((term, index) => (
        // Keeps the focus in the input, so that the list does not close before the click.
        <button
          type="button"
          role="option"
          tabIndex={-1}
          key={term.term}
          id={`${id}-${index}`}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(term)}
        >
          <span class="term">{term.term}</span>
          <span class="count">{term.meaning}</span>
        </button>
      ))}
    </div>
  );
}
