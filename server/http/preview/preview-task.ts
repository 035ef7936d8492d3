import type { PreviewIn, PreviewText } from '../../../shared/contract/desk-schema.ts';
import { editBody, editLine } from '../../../shared/node/text/edit-text.ts';
import { summarise } from '../../../shared/node/text/summarise.ts';
import { textOf } from '../../../shared/node/text/text-of.ts';

/** A story as readers will see it, edited by the same code as in a worker. Throws as `sanitiseBody` does. */
export function previewTask({ headline = '', summary, body, bodyFormat, byline }: PreviewIn): PreviewText {
  const bodyHtml = editBody(body, bodyFormat);
  const line = editLine(headline);
  return {
    headline: line,
    summary: summary === undefined ? summarise(textOf(bodyHtml), line) : editLine(summary),
    byline: byline === undefined ? null : editLine(byline),
    bodyHtml,
  };
}
