const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8_000;

/**
 * Milliseconds before the next attempt: doubling, with jitter so that readers do not all reconnect at once. `attempt`
 * counts from 0; `random` is between 0 and 1.
 */
export function reconnectDelay(attempt: number, random: number, longestMs = LONGEST_DELAY_MS): number {
  const full = Math.min(longestMs, FIRST_DELAY_MS * 2 ** Math.min(attempt, 20));
  return Math.round(full * (0.5 + random / 2));
}

/** What the server says before it disconnects a reader. */
export interface Goodbye {
  code: string;
  /** Milliseconds to wait before reconnecting. */
  retry: number;
}

/** Counts the attempts of one connection and says when to make the next: the rules of every client that reconnects. */
export class ConnectionAttempts {
  /** The server's last words, which name the delay. */
  goodbye: Goodbye | undefined;
  /** Whether it was ever connected. */
  wasUp = false;
  #failures = 0;
  readonly #longestMs: number | undefined;
  readonly #firstAttempts: number;

  /** `firstAttempts` limits the attempts to connect for the first time. */
  constructor(longestMs?: number, firstAttempts = Number.POSITIVE_INFINITY) {
    this.#longestMs = longestMs;
    this.#firstAttempts = firstAttempts;
  }

  /** Connected; what follows is a new series of attempts. */
  succeed(): void {
    this.wasUp = true;
    this.#failures = 0;
  }

  /** Disconnected, or not connected: why, and how long to wait; undefined when it is time to give up. */
  fail(reason: string): { reason: string; waitMs: number } | undefined {
    const { goodbye } = this;
    this.goodbye = undefined;
    this.#failures += 1;
    if (!this.wasUp && this.#failures >= this.#firstAttempts) return undefined;
    const waitMs = goodbye?.retry ?? reconnectDelay(this.#failures - 1, Math.random(), this.#longestMs);
    return { reason: goodbye?.code ?? reason, waitMs };
  }
}
