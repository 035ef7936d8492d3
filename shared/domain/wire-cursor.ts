import { reachedPosition } from './position.ts';

/** A follower's place on the wire, which ensures that it never sees an event twice. */
export class WireCursor {
  /** Everything up to here was seen; undefined until the server has sent a position. */
  position: string | undefined;
  #lastSeq = 0;

  constructor(since: string | undefined) {
    this.position = since;
  }

  /** Notes the answer to a `follow`. */
  followed(answer: { position: string; resumed?: { events: number } }): void {
    this.position = reachedPosition(answer, this.position);
  }

  /** Moves past these events; returns the new ones. */
  take<E extends { seq: number }>(events: readonly E[], position: string): E[] {
    const unseen = events.filter(({ seq }) => seq > this.#lastSeq);
    this.#lastSeq = Math.max(this.#lastSeq, ...unseen.map(({ seq }) => seq));
    this.position = position;
    return unseen;
  }

  /** Starts over: the wire cannot be resumed, and its numbers may even restart. */
  reset(): void {
    this.position = undefined;
    this.#lastSeq = 0;
  }
}
