/** A request for a slot. */
export interface Requester {
  /** Its public address; undefined for private addresses, which have no limit per address. */
  address?: string | undefined;
  /** False once the requester is gone. */
  isWaiting(): boolean;
}

/** Releases the slot; calling it again does nothing. */
export type Release = () => void;

/** A bounded number of slots for expensive work (a semaphore), shared fairly by address. */
export interface FairSlots {
  /** Resolves when a slot is free; with `undefined` when the requester is gone, with `full` when too many wait. */
  acquire(requester: Requester): Promise<Release | 'full' | undefined>;
}

interface Waiter {
  requester: Requester;
  resolve(answer: Release | 'full' | undefined): void;
}

interface SlotLimits {
  capacity: number;
  /** Slots for one address. */
  perAddress: number;
  /** Requests that may wait. */
  maxWaiting: number;
}

/**
 * Opens slots with these limits. Addresses are served round-robin: one with many requests gets its next slot after every
 * other address has had one.
 */
export function openFairSlots(limits: SlotLimits): FairSlots {
  return new RoundRobinSlots(limits);
}

class RoundRobinSlots implements FairSlots {
  readonly #limits: SlotLimits;
  readonly #queues = new Map<string, Waiter[]>();
  readonly #held = new Map<string, number>();
  #taken = 0;
  #privateCount = 0;

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  acquire(requester: Requester): Promise<Release | 'full' | undefined> {
    return new Promise((resolve) => {
      const name = requester.address ?? this.#privateName();
      const waiter = { requester, resolve };
      this.#queues.set(name, [...(this.#queues.get(name) ?? []), waiter]);
      this.#fill();
      if (this.#isOverfull()) for (const queue of this.#queues.values()) dropGone(queue);
      const queue = this.#queues.get(name) ?? [];
      if (!this.#isOverfull() || queue.at(-1) !== waiter) return;
      queue.pop();
      resolve('full');
    });
  }

  /** A separate queue for each request without a public address. */
  #privateName(): string {
    this.#privateCount += 1;
    return `private-${this.#privateCount}`;
  }

  #isOverfull(): boolean {
    let waiting = 0;
    for (const queue of this.#queues.values()) waiting += queue.length;
    return waiting > this.#limits.maxWaiting;
  }

  #fill(): void {
    while (this.#taken < this.#limits.capacity) {
      const next = this.#nextWaiter();
      if (!next) return;
      const [name, { resolve }] = next;
      this.#taken += 1;
      this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
      resolve(this.#releaseOf(name));
    }
  }

  /** The next waiter whose address may have another slot. Waiters that are gone are resolved on the way. */
  #nextWaiter(): [string, Waiter] | undefined {
    for (const [name, queue] of this.#queues) {
      dropGone(queue);
      if (queue.length > 0 && (this.#held.get(name) ?? 0) >= this.#limits.perAddress) continue;
      const waiter = queue.shift();
      // Move this address behind all others.
      this.#queues.delete(name);
      if (queue.length > 0) this.#queues.set(name, queue);
      if (waiter) return [name, waiter];
    }
    return undefined;
  }

  #releaseOf(name: string): Release {
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#taken -= 1;
      const left = (this.#held.get(name) ?? 1) - 1;
      if (left > 0) this.#held.set(name, left);
      else this.#held.delete(name);
      this.#fill();
    };
  }
}

function dropGone(queue: Waiter[]): void {
  for (let index = queue.length - 1; index >= 0; index -= 1) {
    if (!queue[index]?.requester.isWaiting()) queue.splice(index, 1)[0]?.resolve(undefined);
  }
}
