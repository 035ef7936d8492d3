import type { BodyFormat } from '../../domain/story.ts';
import { normaliseLine } from './normalise.ts';
import { sanitiseBody, stripTags } from './sanitise.ts';

/** A line as readers will see it: without tags, normalised. */
export function editLine(text: string): string {
  return normaliseLine(stripTags(text)) || normaliseLine(text);
}

/** A body as readers will see it; empty when there is none. */
export function editBody(body: string | undefined, format: BodyFormat | undefined): string {
  return body === undefined ? '' : sanitiseBody(body, format ?? 'text');
}
