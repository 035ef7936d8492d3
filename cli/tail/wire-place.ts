import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { FollowAccepted } from '../../shared/wire/socket-events.ts';

/** Where on the wire a follower stands; it never shows an event twice. */
export class WirePlace {
  /** Up to here everything was shown; undefined until the server has named a position. */
  position: string | undefined;
  #lastSeq = 0;

  constructor(since: string | undefined) {
    this.position = since;
  }

  /** When events are still under way the position stays behind them, so that a cut in between loses none. */
  followed({ position, resumed }: FollowAccepted): void {
    if (this.position === undefined || resumed === undefined || resumed.events === 0) this.position = position;
  }

  /** The events that are new, and the place moved behind them. */
  take(events: WireEvent[], position: string): WireEvent[] {
    const unseen = events.filter(({ seq }) => seq > this.#lastSeq);
    this.#lastSeq = Math.max(this.#lastSeq, ...unseen.map(({ seq }) => seq));
    this.position = position;
    return unseen;
  }

  /** The wire cannot be resumed: its numbers may even begin again. */
  reset(): void {
    this.position = undefined;
    this.#lastSeq = 0;
  }
}
