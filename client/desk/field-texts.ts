import type { FieldError } from '../../shared/domain/errors.ts';
import { locale } from '../locale.ts';
import { ruleText } from '../rule-text.ts';
import { ruleTexts } from '../rule-texts.ts';
import { deskTexts } from './desk-texts.ts';

/** A field's problem, for the place below it. */
export function fieldText(error: Pick<FieldError, 'detail'>): string {
  const said = problemIn(error).replace(/^is /, '');
  return `${said.charAt(0).toLocaleUpperCase(locale)}${said.slice(1)}.`;
}

/** The same with the field's name, for other places. */
export function fieldSentence(error: Pick<FieldError, 'field' | 'detail'>): string {
  const [name = '', ...inside] = error.field.split('.');
  const isOneTopic = name === 'topics' && inside.length > 0;
  return deskTexts.fieldSentence(isOneTopic ? deskTexts.oneTopic : (nameOf(name) ?? error.field), problemIn(error));
}

/** The fields named in the reason of a rejection; none when it is about the whole story. */
export function fieldsIn(reason: string): FieldError[] {
  const found = reason.split('; ').map((part) => /^(\w+)((?:\.\w+)*) (.+)$/s.exec(part));
  if (nameOf(found[0]?.[1] ?? '') === undefined) return [];
  return found.flatMap((parts) => {
    const [, name = '', rest = '', detail = ''] = parts ?? [];
    return nameOf(name) === undefined ? [] : [{ field: `${name}${rest}`, rule: 'rejected', detail }];
  });
}

/** The reason of a rejection, with the form's names for fields. */
export function reasonText(reason: string): string {
  const fields = fieldsIn(reason);
  return fields.length > 0 ? fields.map(fieldSentence).join(' ') : reason;
}

function problemIn({ detail }: Pick<FieldError, 'detail'>): string {
  const problem = ruleText(detail);
  return problem === ruleTexts.tooComplex ? `${problem}. ${deskTexts.simplify}` : problem;
}

/** The form's name for a field, by its name in the API. */
function nameOf(field: string): string | undefined {
  return (deskTexts.fieldNames as Readonly<Record<string, string>>)[field];
}
