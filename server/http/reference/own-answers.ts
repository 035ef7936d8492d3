import { z } from 'zod';
import { SCOPES } from '../../../shared/domain/scope.ts';
import type { OwnDesk, OwnFeeds, Preview } from '../../../shared/wire/desk-schema.ts';
import { feed } from './desk-answers.ts';
import { id } from './story-answers.ts';

/** What the publishers' desk is answered, as schemas. */
export const preview = z.strictObject({
  headline: z.string(),
  summary: z.string().nullable(),
  byline: z.string().nullable(),
  bodyHtml: z.string(),
}) satisfies z.ZodType<Preview>;

export const ownDesk = z.strictObject({
  publisher: z.strictObject({ id, name: z.string(), url: z.string().nullable() }),
  scopes: z.array(z.enum(SCOPES)),
  figures: z.strictObject({ stories: z.int(), retracted: z.int(), comments: z.int(), readers: z.int() }),
}) satisfies z.ZodType<OwnDesk>;

export const ownFeeds = z.strictObject({ feeds: z.array(feed) }) satisfies z.ZodType<OwnFeeds>;
