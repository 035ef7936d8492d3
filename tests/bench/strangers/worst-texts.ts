import type { Places } from './worst-input.ts';

const list = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join(',');

/** The first of fifty topics that every twenty-fifth story has. */
export const common = (count: number): string => list(count, (n) => `common-${n}`);
const words = (count: number): string => Array.from({ length: count }, (_, n) => `w${n}`).join('+');

/** Filters that make one look at much and find little, as query strings. */
export function worstFilters({ publishers }: Pick<Places, 'publishers'>): string[] {
  return [
    `any=${common(50)}&all=${common(50)}`,
    `any=${common(50)}&all=${common(10)}`,
    `all=${common(50)}`,
    'all=even,odd',
    `any=${common(50)}&none=even,odd`,
    `none=${common(50)}`,
    'lang=de&all=odd&section=world',
    'priority=urgent&all=even&section=sport',
    'q=the&all=even,odd',
    'q=even+odd',
    'q=-even+-odd',
    `q=the+${words(150)}`,
    'q=first+last',
    'q=the+-rare1+-rare2',
    `publisher=${publishers.slice(0, 49).join(',')}&none=even,odd`,
    `any=${common(50)}&q=the+some`,
    `q=${words(199)}`,
    '',
  ];
}

/** A filter in few words, for a table. */
export function nameOf(query: string): string {
  return query.replace(/(?:,[\w-]+|\+w\d+){3,}/g, '…') || 'no filter';
}

/** Nested so deep, or so long, that reading it would cost much. */
export const DEEP_JSON = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
export const MANY_KEYS = `{${Array.from({ length: 4_000 }, (_, n) => `"k${n}":1`).join(',')}}`;
