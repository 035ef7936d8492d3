import type { FieldError } from '../../../shared/domain/errors.ts';
import { DeskFailure } from '../desk-api.ts';
import { fieldText } from '../field-texts.ts';
import { composerTexts } from './composer-texts.ts';

/** Why the server refused what was written. */
export interface Refused {
  message: string;
  fields: readonly FieldError[];
}

/** Sends something; what the server says against it, undefined when it took it. */
export async function refusalOf(send: () => Promise<unknown>): Promise<Refused | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    const said = composerTexts.refusals as Readonly<Record<string, string>>;
    const { fields, code, message } = error;
    const sentences = fields.map((field) => `${nameOf(field.field)}: ${problemOf(field)}`);
    return { message: sentences.length > 0 ? sentences.join(' ') : (said[code] ?? message), fields };
  }
}

/** The problem of a field, for the place below it. */
export function problemOf(error: FieldError): string {
  if (/^is required without a picture/.test(error.detail)) return composerTexts.needsContent;
  if (/^is required for a key event/.test(error.detail)) return composerTexts.needsTitle;
  if (/^must be later than startsAt/.test(error.detail)) return error.detail;
  return fieldText(error);
}

/** The form's name for a field, by its name in the API. */
export function nameOf(field: string): string {
  const names = composerTexts.fields as Readonly<Record<string, string>>;
  const [first = '', second = ''] = field.split('.');
  return names[`${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`] ?? names[first] ?? field;
}
