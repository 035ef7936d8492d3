import type { Refusal } from './state/refusal.ts';

/** What the parts of a filter are called on the page, under the names that the API and an address have for them. */
const PARTS: Readonly<Record<string, string>> = {
  q: 'The search',
  any: '“Any of these topics”',
  all: '“All of these topics”',
  none: '“None of these topics”',
  publisher: '“Publishers”',
  publishers: '“Publishers”',
  section: '“Sections”',
  sections: '“Sections”',
  lang: '“Languages”',
  languages: '“Languages”',
};

/** Why a column cannot be shown, or does not change by itself: a sentence for each part of its filter that is refused. */
export function refusalText({ code, fields }: Refusal): string {
  if (code === 'too_many_follows') {
    return 'This column is not live: too many columns are open in your tabs. Close some, and it goes live by itself.';
  }
  const sentences = fields.map(({ field, detail }) => {
    const part = field.split('.')[0] ?? '';
    return `${PARTS[part] ?? part} ${detail}.`;
  });
  return [...new Set(sentences)].join(' ') || 'The server does not take the filter of this column.';
}
