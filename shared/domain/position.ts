/** A place on the wire: which feed, and the number of the last event that was seen there. */
export interface Position {
  feedId: string;
  seq: number;
}

const POSITION = /^([a-z0-9]{1,32})\.(0|[1-9][0-9]{0,15})$/;

/** Writes a position as `<feed id>.<seq>`, which clients keep without looking inside. */
export function formatPosition(feedId: string, seq: number): string {
  return `${feedId}.${seq}`;
}

/** Reads a position; undefined when the text is not one. */
export function parsePosition(text: string): Position | undefined {
  const match = POSITION.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const seq = Number(match[2]);
  return Number.isSafeInteger(seq) ? { feedId: match[1], seq } : undefined;
}
