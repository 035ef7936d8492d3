import type { McpServer } from '@modelcontextprotocol/server';
import type { SubmissionAccepted } from '../../contract/http-shapes.ts';
import { publishStorySchema } from '../../contract/mcp-schema.ts';
import type { AskApi } from './ask-api.ts';
import { answerFrom } from './tool-answer.ts';

/** Adds the tool that publishes a story; the API checks the key and every field. */
export function addPublishingTool(server: McpServer, ask: AskApi): void {
  server.registerTool(
    'publish_story',
    {
      title: 'Publish a story',
      description:
        'Puts a story on the wire under the publisher whose API key this connection has. Readers see it within ' +
        'moments, unless it has an embargo. Ask the person you work for before you publish.',
      inputSchema: publishStorySchema,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
    },
    (story) => {
      const body = { ...story, bodyFormat: 'markdown' };
      return answerFrom<SubmissionAccepted>(
        ask,
        { method: 'POST', path: '/stories', body },
        ({ id, status, warnings }) => ({
          ...{ submission: id, status },
          ...(warnings && { warnings }),
        }),
      );
    },
  );
}
