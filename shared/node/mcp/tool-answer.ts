import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Problem } from '../../contract/http-shapes.ts';
import type { ApiRequest, AskApi } from './ask-api.ts';

/** Asks the API and gives its JSON, shaped for a reader, as the result of a tool; its problems become errors. */
export async function answerFrom<T>(
  ask: AskApi,
  request: ApiRequest,
  shape: (answer: T) => unknown,
): Promise<CallToolResult> {
  const { status, text } = await ask(request);
  return status < 400 ? toResult(shape(JSON.parse(text) as T)) : toError(status, text);
}

/** A tool's result that both people and programs can read. */
export function toResult(value: unknown): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(value, undefined, 1) }] };
}

/** What the API says about an error, in one text that names each field. */
export function toError(status: number, text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: problemText(status, text) }] };
}

function problemText(status: number, text: string): string {
  try {
    const { title, detail, errors = [] } = JSON.parse(text) as Problem;
    return [`${title} (${status}): ${detail}`, ...errors.map((error) => `${error.field}: ${error.detail}`)].join('\n');
  } catch {
    return `Newswire answered with status ${status}.`;
  }
}
