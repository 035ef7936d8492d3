import type { Filter } from '../../shared/domain/filter.ts';
import type { Priority } from '../../shared/domain/story.ts';
import { SITE_NAME } from './site-name.ts';

const LIMIT_DEFAULT = 10;
const LIMIT_MAX = 30;

/** The options of a script tag. */
export interface EmbedOptions {
  title: string;
  /** The number of stories in the column. */
  limit: number;
  filter: Filter;
  /** The same filter as API parameters. */
  query: URLSearchParams;
}

/** The parameters of `GET /stories`, with the attributes (`data-topics`) they come from. */
const PARAMETERS = {
  any: 'topics',
  none: 'without',
  publisher: 'publishers',
  section: 'sections',
  lang: 'languages',
  priority: 'priority',
} as const;

/** Reads a script tag's `data-` attributes; the server validates the filter. */
export function readOptions(data: Readonly<Record<string, string | undefined>>): EmbedOptions {
  const query = new URLSearchParams();
  for (const [parameter, attribute] of Object.entries(PARAMETERS)) {
    const value = data[attribute]?.trim();
    if (value) query.set(parameter, value);
  }
  const list = (parameter: string): string[] =>
    (query.get(parameter) ?? '').split(',').flatMap((part) => part.trim() || []);
  const priority = query.get('priority') as Priority | null;
  return {
    title: data.title?.trim() || list('any').join(', ') || SITE_NAME,
    limit: readLimit(data.limit),
    filter: {
      any: list('any'),
      none: list('none'),
      publishers: list('publisher'),
      sections: list('section') as NonNullable<Filter['sections']>,
      languages: list('lang'),
      ...(priority && { minPriority: priority }),
    },
    query,
  };
}

/** Anything but a positive number gives the default. */
function readLimit(text: string | undefined): number {
  const number = Math.trunc(Number(text ?? LIMIT_DEFAULT));
  return number >= 1 ? Math.min(number, LIMIT_MAX) : LIMIT_DEFAULT;
}
