import { type ReadonlySignal, signal } from '@preact/signals';
import type { FieldError } from '../../shared/domain/errors.ts';
import type { Preview } from '../../shared/wire/desk-schema.ts';
import { patiently } from '../actions/patiently.ts';
import { type DeskApi, DeskFailure } from './desk-api.ts';
import type { Draft } from './draft.ts';

const made = signal<Preview | undefined>(undefined);
const refused = signal<readonly FieldError[]>([]);

/** The draft as readers will see it; the last one that could be made. */
export const preview: ReadonlySignal<Preview | undefined> = made;
/** The fields for which there can be no preview. */
export const previewProblems: ReadonlySignal<readonly FieldError[]> = refused;

/** Has the server preview a draft; one that has no time is asked again, and while it cannot answer the last one stays. */
export async function askPreview(
  api: DeskApi,
  from: Pick<Draft, 'headline' | 'summary' | 'body' | 'byline'>,
  { bodyFormat, signal: wanted }: { bodyFormat: 'html' | 'markdown'; signal: AbortSignal },
): Promise<void> {
  const { headline, summary, body, byline } = from;
  const story = {
    ...(headline.trim() && { headline }),
    ...(summary.trim() && { summary }),
    ...(body.trim() && { body, bodyFormat }),
    ...(byline.trim() && { byline }),
  };
  try {
    made.value = await patiently(() => api.preview(story, wanted), wanted);
    refused.value = [];
  } catch (error) {
    if (!wanted.aborted && error instanceof DeskFailure && error.status === 422) refused.value = error.fields;
  }
}
