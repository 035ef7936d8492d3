/** A message of an event stream; clients send `id` as Last-Event-ID when they reconnect. */
export function streamMessage(event: string, data: unknown, id?: string): string {
  // JSON text has no line breaks, so one data line is enough.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment line, which clients ignore; it keeps the connection open. */
export function streamComment(text: string): string {
  return `: ${text}\n\n`;
}
