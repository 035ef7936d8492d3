import { type ReadonlySignal, signal } from '@preact/signals';
import type { Preview } from '../../shared/contract/desk-schema.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import type { BodyFormat } from '../../shared/domain/story.ts';
import { retryWhileBusy } from '../actions/retry-while-busy.ts';
import { type DeskApi, DeskFailure } from './desk-api.ts';
import { type Draft, imageOf } from './draft-fields.ts';

const made = signal<Preview | undefined>(undefined);
const refused = signal<readonly FieldError[]>([]);

/** The latest preview of the draft. */
export const preview: ReadonlySignal<Preview | undefined> = made;
/** The fields that prevent a preview. */
export const previewProblems: ReadonlySignal<readonly FieldError[]> = refused;

/** Asks the server for a preview, retrying while it is busy; the last preview stays until the answer. */
export async function askPreview(
  api: DeskApi,
  from: Draft,
  { bodyFormat, signal: wanted }: { bodyFormat: BodyFormat; signal: AbortSignal },
): Promise<void> {
  const { headline, summary, body, byline, imageUrl } = from;
  const story = {
    ...(headline.trim() && { headline }),
    ...(summary.trim() && { summary }),
    ...(body.trim() && { body, bodyFormat }),
    ...(byline.trim() && { byline }),
    ...(URL.canParse(imageUrl.trim()) && { image: imageOf(from) }),
  };
  try {
    made.value = await retryWhileBusy(() => api.preview(story, wanted), wanted);
    refused.value = [];
  } catch (error) {
    if (!wanted.aborted && error instanceof DeskFailure && error.status === 422) refused.value = error.fields;
  }
}
