import { z } from 'zod';
import { textIn } from '../../../shared/contract/text-schema.ts';

/** As long as a body may be; each field has its own bound where it becomes a story's. */
const TEXT_MAX = 500_000;

const text = textIn(TEXT_MAX).exactOptional();
const number = z.number('must be a number').exactOptional();

const textOf = z.object({ value: textIn(TEXT_MAX), role: text, contenttype: text });
const concept = z.object({ name: text, literal: text, uri: text, rel: text });
const rendition = z.object({
  ...{ name: text, href: text, contenttype: text, title: text },
  ...{ width: number, height: number, sizeinbytes: number, duration: number },
});

const shared = {
  ...{ uri: text, type: text, pubstatus: text, language: text, by: text, ednote: text, title: text },
  ...{ copyrightholder: text, copyrightnotice: text, usageterms: text },
  headlines: z.array(textOf).exactOptional(),
  descriptions: z.array(textOf).exactOptional(),
  renditions: z.array(rendition).exactOptional(),
};

/** A picture, sound or video that comes with a story. */
const association = z.object({ ...shared, name: text });

/** What is read of an item of ninjs 2 or 3, its fields in small letters. */
export const ninjsSchema = z.object({
  ...shared,
  uri: textIn(TEXT_MAX).min(1, 'must not be empty'),
  bodies: z.array(textOf).exactOptional(),
  urgency: z.int('must be a whole number').min(1, 'must be at least 1').max(9, 'must be at most 9').exactOptional(),
  ...{ firstcreated: text, versioncreated: text, embargoed: text, embargoeduntil: text },
  people: z.array(concept).exactOptional(),
  organisations: z.array(concept).exactOptional(),
  places: z.array(concept).exactOptional(),
  subjects: z.array(concept).exactOptional(),
  associations: z.array(association).exactOptional(),
  standard: z.object({ name: text, version: text }).exactOptional(),
});

export type NinjsItem = z.infer<typeof ninjsSchema>;
export type NinjsAssociation = z.infer<typeof association>;
export type NinjsText = z.infer<typeof textOf>;
