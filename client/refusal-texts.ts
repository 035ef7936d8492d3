import { ruleText } from './rule-text.ts';
import type { Refusal } from './state/refusal.ts';
import { textsOf } from './texts-of.ts';

const refusalTexts = textsOf('refusal');

/** Addresses name some parts of a filter otherwise than the API. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  publisher: 'publishers',
  section: 'sections',
  lang: 'languages',
};

/** Why a column can't be shown or isn't live: one sentence for each refused part of its filter. */
export function refusalText({ code, fields }: Refusal): string {
  if (code === 'too_many_follows') return refusalTexts.tooManyFollows;
  const sentences = fields.map(({ field, detail }) => {
    const part = field.split('.')[0] ?? '';
    return refusalTexts.sentence(nameOf(part), ruleText(detail));
  });
  return [...new Set(sentences)].join(' ') || refusalTexts.other;
}

/** The page's name for a part of a filter. */
function nameOf(part: string): string {
  const names: Readonly<Record<string, string>> = refusalTexts.parts;
  return names[OTHER_NAMES[part] ?? part] ?? part;
}
