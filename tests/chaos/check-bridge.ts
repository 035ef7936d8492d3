import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Copy } from './copy.ts';

/**
 * Checks that a reader of the edge saw what was accepted at the origin: each story's versions once and in order. Of a
 * story that was retracted, the edge may have been too late for some versions, or for all; nothing comes after the
 * retraction. Returns one line per problem. Pure.
 */
export function checkBridge(copies: Copy[], events: WireEvent[]): string[] {
  const lines: string[] = [];
  const names = new Map<string, string>();
  const seen = new Map<string, string[]>();
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before && before.seq >= event.seq) lines.push(`got ${event.seq} after ${before.seq}`);
    const said = saidBy(event);
    if (!said) return;
    const name = said.headline?.split(' ')[0] ?? names.get(said.storyId) ?? said.storyId;
    names.set(said.storyId, name);
    seen.set(name, [...(seen.get(name) ?? []), said.line]);
  });
  for (const { name, headlines, retracted } of copies) {
    const got = seen.get(name) ?? [];
    seen.delete(name);
    if (isAllowed(got, headlines, retracted)) continue;
    lines.push(`of ${name} saw [${got.join(' | ')}]; published [${headlines.join(' | ')}], retracted: ${retracted}`);
  }
  for (const [name, got] of seen) lines.push(`saw [${got.join(' | ')}] of ${name}, which nobody submitted`);
  return lines;
}

function isAllowed(got: string[], headlines: string[], retracted: string | undefined): boolean {
  if (retracted === undefined) return got.join('\n') === headlines.join('\n');
  if (got.length === 0) return true;
  const versions = got.slice(0, -1);
  const isPart = versions.length > 0 && versions.join('\n') === headlines.slice(0, versions.length).join('\n');
  return isPart && got.at(-1) === `retracted ${retracted}`;
}

function saidBy(event: WireEvent): { storyId: string; headline?: string; line: string } | undefined {
  if (event.type === 'story.published' || event.type === 'story.corrected') {
    return { storyId: event.story.id, headline: event.story.headline, line: event.story.headline };
  }
  if (event.type === 'story.retracted') return { storyId: event.storyId, line: `retracted ${event.reason}` };
  return undefined;
}
