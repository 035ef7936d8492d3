/** A request to the HTTP API of a Newswire. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** Under `/api/v1`, with its query. */
  path: string;
  body?: unknown;
}

/** Asks the API on behalf of an MCP client; resolves with any answer, also that of an error. */
export type AskApi = (request: ApiRequest) => Promise<{ status: number; text: string }>;

/** The path with those parameters of the query that are given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
