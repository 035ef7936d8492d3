import type { IntakeWarning } from '../../shared/contract/http-shapes.ts';
import { deskTexts } from './desk-texts.ts';
import { fieldSentence } from './field-texts.ts';

/** Why the server says that readers will not see a field, and the same in the reader's language. */
const REASONS: readonly (readonly [RegExp, () => string])[] = [
  [/ is not shown: it is the same topic as topics\.\d+$/, () => deskTexts.unseen.topic],
  [/ is over: it is released now$/, () => deskTexts.unseen.embargo],
  [/ is not shown: the story has no picture$/, () => deskTexts.unseen.picture],
];

/** What readers will not see of what was submitted, and why; in the server's words where the page does not know it. */
export function unseenSentence({ field, detail }: IntakeWarning): string {
  const known = REASONS.find(([pattern]) => pattern.test(detail));
  return fieldSentence({ field, detail: known?.[1]() ?? detail.slice(field.length).trim() });
}
