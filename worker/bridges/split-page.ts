import type { EndEvent, TextEvent } from '../../shared/contract/followed-wire.ts';

/** Events whose stories are read together, and recorded in one transaction. */
export type Part =
  | { kind: 'texts'; events: TextEvent[] }
  /** By itself, because it needs the story that it takes back to be recorded. */
  | { kind: 'end'; event: EndEvent };

/** A story may have some megabytes, and all of a part are in memory. */
const PART_MAX = 8;

/** Splits a page into parts, in order. */
export function splitPage(events: (TextEvent | EndEvent)[]): Part[] {
  const parts: Part[] = [];
  for (const event of events) {
    if ('storyId' in event) {
      parts.push({ kind: 'end', event });
      continue;
    }
    const last = parts.at(-1);
    if (last?.kind === 'texts' && last.events.length < PART_MAX) last.events.push(event);
    else parts.push({ kind: 'texts', events: [event] });
  }
  return parts;
}
