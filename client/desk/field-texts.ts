import type { FieldError } from '../../shared/domain/errors.ts';
import { deskTexts } from './desk-texts.ts';

/** The form's names for the fields, by their names in the API. */
const NAMES: Readonly<Record<string, string>> = deskTexts.fieldNames;
const TOO_COMPLEX = 'is too complex to be read';

/** A field's problem, for the place below it. */
export function fieldText(error: Pick<FieldError, 'detail'>): string {
  const said = predicate(error).replace(/^is /, '');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** The same with the field's name, for other places. */
export function fieldSentence(error: Pick<FieldError, 'field' | 'detail'>): string {
  const [name = '', ...inside] = error.field.split('.');
  const isOneTopic = name === 'topics' && inside.length > 0;
  return `${isOneTopic ? deskTexts.oneTopic : (NAMES[name] ?? error.field)} ${predicate(error)}.`;
}

/** The fields named in the reason of a rejection; none when it is about the whole story. */
export function fieldsIn(reason: string): FieldError[] {
  const found = reason.split('; ').map((part) => /^(\w+)((?:\.\w+)*) (.+)$/s.exec(part));
  if (NAMES[found[0]?.[1] ?? ''] === undefined) return [];
  return found.flatMap((parts) => {
    const [, name = '', rest = '', detail = ''] = parts ?? [];
    return NAMES[name] === undefined ? [] : [{ field: `${name}${rest}`, rule: 'rejected', detail }];
  });
}

/** The reason of a rejection, with the form's names for fields. */
export function reasonText(reason: string): string {
  const fields = fieldsIn(reason);
  return fields.length > 0 ? fields.map(fieldSentence).join(' ') : reason;
}

function predicate({ detail }: Pick<FieldError, 'detail'>): string {
  return detail.startsWith(TOO_COMPLEX) ? `${TOO_COMPLEX}. ${deskTexts.simplify}` : detail;
}
