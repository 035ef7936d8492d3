import type { Fixtures } from './worst-input.ts';

const list = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join(',');

/** The first of the fifty common topics, each of which every twenty-fifth story has. */
export const common = (count: number): string => list(count, (n) => `common-${n}`);
const words = (count: number): string => Array.from({ length: count }, (_, n) => `w${n}`).join('+');

/** Query strings of filters that examine much and match little. */
export function worstFilters({ publishers }: Pick<Fixtures, 'publishers'>): string[] {
  return [
    `any=${common(50)}&all=${common(50)}`,
    `any=${common(50)}&all=${common(10)}`,
    `all=${common(50)}`,
    'all=even,odd',
    `any=${common(50)}&none=even,odd`,
    `none=${common(50)}`,
    'lang=de&all=odd&section=world',
    `section=world,sport,${list(38, (n) => `own-${n}`)}&none=even,odd`,
    'priority=urgent&all=even&section=sport',
    'q=the&all=even,odd',
    'q=even+odd',
    'q=-even+-odd',
    `q=the+${words(150)}`,
    'q=first+last',
    'q=%22the+even%22',
    'q=-%22even+odd%22',
    'q=the+OR+even+OR+odd',
    'q=topic:even+OR+odd',
    `q=${words(12)}`,
    'q=the+-rare1+-rare2',
    `publisher=${publishers.slice(0, 49).join(',')}&none=even,odd`,
    `any=${common(50)}&q=the+some`,
    `q=${words(199)}`,
    '',
  ];
}

/** A short name of a filter, for a table. */
export function nameOf(query: string): string {
  return query.replace(/(?:,[\w-]+|\+w\d+){3,}/g, '…') || 'no filter';
}

/** So deeply nested, or so long, that reading it would be expensive. */
export const DEEP_JSON = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
export const MANY_KEYS = `{${Array.from({ length: 4_000 }, (_, n) => `"k${n}":1`).join(',')}}`;
