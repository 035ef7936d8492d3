import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { navigate } from '../actions/navigate.ts';
import { columnAddress } from '../state/address.ts';
import { boardRoute } from '../state/entry.ts';
import { texts } from '../texts.ts';
import { Lazy } from './lazy.tsx';

const assist = () => import('./search-assist.tsx').then(({ SearchAssist }) => SearchAssist);

/** The search field; the result is a column that stays live. */
export function SearchBox() {
  const route = boardRoute.value;
  const q = route?.name === 'single' ? (route.column.filter.q ?? '') : '';
  return (
    <search>
      <SearchForm key={q} q={q} />
    </search>
  );
}

function SearchForm({ q }: { q: string }) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  return (
    <form class="search" action="/" onSubmit={search}>
      <input
        id="search"
        type="search"
        name="q"
        data-testid="search"
        placeholder={texts.search}
        aria-label={texts.search}
        defaultValue={q}
        maxLength={1000}
        autocomplete="off"
        spellcheck={false}
        onFocus={({ currentTarget }) => setInput(currentTarget)}
      />
      {input && <Lazy load={assist} props={{ input }} />}
    </form>
  );
}

function search(event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
  navigate(q === '' ? '/' : columnAddress({ name: null, filter: { q }, sort: 'latest' }));
}
