import type { FollowAccepted } from '../../shared/contract/socket-events.ts';
import { reachedPosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** A follower's position, which ensures that it never sees an event twice. */
export class WirePosition {
  /** Everything up to here was shown; undefined until the server has sent a position. */
  position: string | undefined;
  #lastSeq = 0;

  constructor(since: string | undefined) {
    this.position = since;
  }

  followed(answer: FollowAccepted): void {
    this.position = reachedPosition(answer, this.position);
  }

  /** Moves the position past these events; returns the new ones. */
  take(events: WireEvent[], position: string): WireEvent[] {
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
