import { z } from 'zod';
import { DRAFT_FIELD_MAX, type DraftField } from '../domain/draft.ts';
import { idSchema } from './query-schema.ts';
import { textIn } from './text-schema.ts';

/** At most so many people, with a window each, are told of a draft. */
export const EDITORS_MAX = 20;

/** Half-typed text is no mistake: only lengths count. */
const fields = z.strictObject(
  Object.fromEntries(Object.entries(DRAFT_FIELD_MAX).map(([name, most]) => [name, textIn(most).optional()])) as Record<
    DraftField,
    z.ZodOptional<ReturnType<typeof textIn>>
  >,
);

/** A draft as it is saved; `revision` is the one that was read, 0 for a new draft. */
export const draftInSchema = z.strictObject({
  revision: z.int('must be a whole number').min(0, 'must be at least 0').max(2_000_000_000, 'is too large'),
  fields,
  /** The story that it corrects; then `fields` has only what it changes. */
  storyId: idSchema.optional(),
});
export type DraftIn = z.infer<typeof draftInSchema>;

/** Who has a draft open: a window says so while it is open, and when it is closed. */
export const draftEditorSchema = z.strictObject({
  window: idSchema,
  closed: z.boolean().optional(),
});

/** `draft` of a submission: the publisher's draft that ends with it. */
export const submittedDraftSchema = z.object({ draft: idSchema.optional() });
