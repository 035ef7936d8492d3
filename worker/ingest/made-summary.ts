import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import { summarise } from '../../shared/node/text/summarise.ts';
import type { EditedPatch } from './stages.ts';
import { bodyText } from './text/story-words.ts';

/** The summary after a correction: one that was made from the body is made anew with it; a publisher's own stays. */
export function summaryAfter(row: StoryRow, patch: EditedPatch, changed: StoryRow): string | null {
  const isTouched = patch.bodyHtml !== undefined || patch.headline !== undefined;
  if (patch.summary !== undefined || !isTouched || row.summary !== madeSummary(row)) return changed.summary;
  return madeSummary(changed);
}

function madeSummary({ headline, body_html, excerpt_html }: StoryRow): string | null {
  return summarise(bodyText(excerpt_html ?? body_html), headline);
}
