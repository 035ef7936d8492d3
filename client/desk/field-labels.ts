import { deskTexts } from './desk-texts.ts';
import type { Draft } from './draft-fields.ts';

/** What the form calls a field. */
export function fieldLabel(name: keyof Draft): string {
  const { focus, link } = deskTexts;
  if (name === 'focalX') return `${focus}: ${deskTexts.focalX}`;
  if (name === 'focalY') return `${focus}: ${deskTexts.focalY}`;
  return name === 'url' ? link : deskTexts[name];
}
