import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { StoriesPage } from '../../contract/http-shapes.ts';
import { whatsNewSchema } from '../../contract/mcp-schema.ts';
import type { WireEvent } from '../../domain/wire-event.ts';
import { type AskApi, withQuery } from './ask-api.ts';
import { toLine } from './story-shapes.ts';
import { toError, toResult } from './tool-answer.ts';

/** The last lines of an export; see the rules EXPORT3 and EXPORT6 in docs/protocol.md. */
type ExportLine = WireEvent | { type: 'progress'; position: string } | { type: 'more' };

/** Adds the tools that follow the wire from a position. */
export function addWireTools(server: McpServer, ask: AskApi): void {
  server.registerTool(
    'whats_new',
    {
      title: 'What changed since a position',
      description:
        'Stories published, corrected and retracted after a position on the wire, in order, each once. Keep the ' +
        '`position` of the answer for the next call. Without a position: the present one, to start from. With ' +
        '`waitSeconds`, an empty answer waits until something comes, so that calling it again and again follows a query.',
      inputSchema: whatsNewSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ position, query, limit, waitSeconds }) => {
      const since = position ?? (await presentPosition(ask));
      if (typeof since !== 'string') return since;
      if (position === undefined && waitSeconds === 0) return toResult({ events: [], position: since });
      const wait = waitSeconds === 0 ? undefined : waitSeconds;
      const { status, text } = await ask({
        method: 'GET',
        path: withQuery('/export', { since, q: query, limit, wait }),
      });
      if (status >= 400) return toError(status, text);
      return toResult(readExport(text, since));
    },
  );
}

async function presentPosition(ask: AskApi): Promise<string | CallToolResult> {
  const { status, text } = await ask({ method: 'GET', path: '/stories?limit=1' });
  return status < 400 ? (JSON.parse(text) as StoriesPage).position : toError(status, text);
}

/** Comments are left out: they are readers' words, not news. */
function readExport(ndjson: string, since: string) {
  const lines = ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExportLine);
  const progress = lines.findLast((line) => line.type === 'progress');
  return {
    events: lines.flatMap((line) => toEvent(line) ?? []),
    position: progress?.position ?? since,
    more: lines.at(-1)?.type === 'more',
  };
}

function toEvent(line: ExportLine) {
  switch (line.type) {
    case 'story.published':
    case 'story.corrected':
      return { type: line.type, at: line.at, story: toLine(line.story) };
    case 'story.retracted':
    case 'story.removed':
      return { type: line.type, at: line.at, storyId: line.storyId, reason: line.reason };
    default:
      return undefined;
  }
}
