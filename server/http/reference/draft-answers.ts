import { z } from 'zod';
import { draftInSchema } from '../../../shared/contract/draft-schema.ts';
import type {
  DraftAnswer,
  DraftEditor,
  DraftLine,
  DraftState,
  DraftsPage,
} from '../../../shared/contract/draft-shapes.ts';
import { id, instant } from './story-answers.ts';

const editor = z.strictObject({
  name: z.string().nullable().meta({ description: 'The name of the key' }),
  isYou: z.boolean().meta({ description: 'Whether it is your own key, in another window' }),
}) satisfies z.ZodType<DraftEditor>;

const line = z.strictObject({
  id,
  storyId: id.nullable().meta({ description: 'The story that it corrects' }),
  headline: z.string(),
  revision: z.int(),
  changedAt: instant,
  changedBy: z.string().nullable(),
  expiresAt: instant,
  editors: z.array(editor),
}) satisfies z.ZodType<DraftLine>;

const amount = z.strictObject({ drafts: z.int(), bytes: z.int() });

/** Schemas of the answers about drafts. */
export const draftsPage = z.strictObject({
  drafts: z.array(line),
  used: amount,
  most: amount,
}) satisfies z.ZodType<DraftsPage>;

export const draftState = line.pick({
  ...{ id: true, revision: true, changedAt: true, changedBy: true, editors: true },
}) satisfies z.ZodType<DraftState>;

export const draftAnswer = line.extend({
  fields: draftInSchema.shape.fields,
}) satisfies z.ZodType<DraftAnswer>;
