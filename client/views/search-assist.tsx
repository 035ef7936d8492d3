import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { parseQuery } from '../../shared/domain/search/parse-query.ts';
import { QueryError } from '../../shared/domain/search/query.ts';
import { isOpenTerm, type SuggestedTerm, suggestTerms } from '../actions/suggest-terms.ts';
import { placeAt, type QueryPlace } from '../state/query-place.ts';
import { QueryProblem } from './query-problem.tsx';
import { TermList } from './term-list.tsx';
import { useAttributes, useListener } from './use-element.ts';

const PAUSE_MS = 100;

/** Suggestions for the term at the caret of a search field, and where its query breaks the grammar. */
export function SearchAssist({ input }: { input: HTMLInputElement }) {
  const id = useId();
  const [place, setPlace] = useState(() => placeIn(input));
  const [active, setActive] = useState(-1);
  // What was typed before this was loaded counts, too.
  const [problem, setProblem] = useState(() => problemBefore(input));
  const terms = useTerms(place);
  const isOpen = place !== undefined && terms.length > 0;
  const close = (): void => setPlace(undefined);
  const look = (): void => {
    setPlace(placeIn(input));
    setActive(-1);
    setProblem(problemBefore(input));
  };
  const take = (taken: SuggestedTerm): void => {
    if (!place) return;
    const isAtEnd = place.to === input.value.length;
    input.setRangeText(isOpenTerm(taken) || !isAtEnd ? taken.term : `${taken.term} `, place.from, place.to, 'end');
    look();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method takes Enter and the arrows for its own list.
    if (event.isComposing || !isOpen) return;
    const stops = terms.length + 1;
    const chosen = terms[active];
    if (event.key === 'Enter' && chosen) take(chosen);
    else if (event.key === 'ArrowDown') setActive(((active + 2) % stops) - 1);
    else if (event.key === 'ArrowUp') setActive(((active + stops) % stops) - 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSubmit = (event: Event): void => {
    const found = problemOf(input.value);
    close();
    setProblem(found);
    if (!found) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    input.setSelectionRange(found.offset, found.offset + found.length);
  };
  useListener(input, 'input', look);
  useListener(input, 'click', look);
  useListener(input, 'focus', look);
  useListener(input, 'blur', close);
  useListener(input, 'keydown', onKeyDown as (event: Event) => void);
  useListener(input.form ?? input, 'submit', onSubmit);
  useAttributes(input, comboboxOf(id, isOpen, active));
  useAttributes(input, {
    'aria-invalid': problem ? 'true' : null,
    'aria-describedby': problem ? `${id}-problem` : null,
  });
  return (
    <div class="search-assist">
      {problem && <QueryProblem id={`${id}-problem`} q={input.value} problem={problem} />}
      {isOpen && <TermList id={id} terms={terms} active={active} take={take} />}
    </div>
  );
}

function comboboxOf(id: string, isOpen: boolean, active: number): Record<string, string | null> {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': String(isOpen),
    'aria-controls': `${id}-terms`,
    'aria-activedescendant': isOpen && active >= 0 ? `${id}-${active}` : null,
  };
}

function placeIn(input: HTMLInputElement): QueryPlace | undefined {
  const { selectionStart: start, selectionEnd: end, value } = input;
  return start !== null && start === end ? placeAt(value, start) : undefined;
}

function problemOf(q: string): QueryError | undefined {
  try {
    parseQuery(q);
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}

/** A problem that the reader has left behind: what is still being typed is not wrong yet. */
function problemBefore(input: HTMLInputElement): QueryError | undefined {
  const problem = problemOf(input.value);
  const caret = input.selectionStart ?? 0;
  return problem && problem.offset + problem.length < caret ? problem : undefined;
}

function useTerms(place: QueryPlace | undefined): readonly SuggestedTerm[] {
  const [found, setFound] = useState<readonly SuggestedTerm[]>([]);
  const asking = useRef<AbortController | undefined>(undefined);
  const { field = null, text = '' } = place ?? {};
  useEffect(() => {
    if (!place) return setFound([]);
    const timer = setTimeout(() => {
      asking.current?.abort();
      asking.current = new AbortController();
      const { signal } = asking.current;
      void suggestTerms(place, signal).then((terms) => signal.aborted || setFound(terms));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [place === undefined, field, text]);
  return found;
}
