import { ask } from './ask.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';
import { common } from './worst-texts.ts';

const HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };

/** The worst calls of the tools for assistants. */
export function worstMcp({ longStory, wireId }: Fixtures): WorstInput[] {
  const call = (name: string, args: Record<string, unknown>): WorstInput =>
    message(`POST /mcp ${name}`, { method: 'tools/call', params: { name, arguments: args } });
  return [
    message('POST /mcp tools/list', { method: 'tools/list' }),
    message('POST /mcp subscriptions/listen', { method: 'subscriptions/listen', params: {} }),
    call('search_stories', { query: 'even odd', limit: 50 }),
    call('read_story', { id: longStory }),
    call('whats_new', { position: `${wireId}.0`, limit: 100, query: common(50).replaceAll(',', ' ') }),
  ];
}

function message(name: string, rpc: Record<string, unknown>): WorstInput {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, ...rpc });
  return {
    of: 'post /mcp',
    name,
    visit: (visit) => ask(visit, { method: 'POST', path: '/mcp', headers: HEADERS, body }),
  };
}
