/** A position on a wire: the wire's id and the number of the last event seen. */
export interface Position {
  wireId: string;
  seq: number;
}

const POSITION = /^([a-z0-9]{1,32})\.(0|[1-9][0-9]{0,15})$/;

/** Formats a position as `<wire id>.<seq>`, which clients treat as opaque. */
export function formatPosition(wireId: string, seq: number): string {
  return `${wireId}.${seq}`;
}

/** Parses a position; undefined when the text is not one. */
export function parsePosition(text: string): Position | undefined {
  const match = POSITION.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const seq = Number(match[2]);
  return Number.isSafeInteger(seq) ? { wireId: match[1], seq } : undefined;
}

/**
 * The position that a reader has reached with the answer to a `follow` or `watch`: the answer's position, or the old
 * one while missed events are still to come, so that a disconnect loses none of them.
 */
export function reachedPosition(
  { position, resumed }: { position: string; resumed?: { events: number } },
  since: string | undefined,
): string {
  return since !== undefined && resumed !== undefined && resumed.events > 0 ? since : position;
}
