import type { Refusal } from './state/refusal.ts';

/** The page's names for the parts of a filter, by their names in the API and in addresses. */
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

/** Why a column can't be shown or isn't live: one sentence for each refused part of its filter. */
export function refusalText({ code, fields }: Refusal): string {
  if (code === 'too_many_follows') {
    return 'This column isn’t live: too many columns are open in your tabs. Close some, and it will go live.';
  }
  const sentences = fields.map(({ field, detail }) => {
    const part = field.split('.')[0] ?? '';
    return `${PARTS[part] ?? part} ${detail}.`;
  });
  return [...new Set(sentences)].join(' ') || 'This column’s filter isn’t valid.';
}
