/** One message of an event stream; `id` is what the reader sends as Last-Event-ID when it comes back. */
export function streamMessage(event: string, data: unknown, id?: string): string {
  // JSON has no line breaks of its own, so that one data line is always enough.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A line that readers skip: it keeps the connection open. */
export function streamComment(text: string): string {
  return `: ${text}\n\n`;
}
