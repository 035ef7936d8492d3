/** Who wants a place. */
export interface Applicant {
  /** The public address that it comes from; undefined for private ones, which are not counted. */
  address?: string | undefined;
  /** False once it is gone. */
  isWaiting(): boolean;
}

/** Gives the place back; calling it again does nothing. */
export type Leave = () => void;

/** A bounded number of places for work that is too heavy for all to do it at once. */
export interface Places {
  /** Resolves when there is a place; with `undefined` when the applicant is gone, with `full` when too many wait. */
  enter(applicant: Applicant): Promise<Leave | 'full' | undefined>;
}

interface Waiter {
  applicant: Applicant;
  resolve(answer: Leave | 'full' | undefined): void;
}

/**
 * Opens `most` places, `perAddress` of them for one address. Addresses take turns: one with many who wait gets the next
 * place after every other address has had one.
 */
export function openPlaces({
  most,
  perAddress,
  waiting,
}: {
  most: number;
  perAddress: number;
  waiting: number;
}): Places {
  const queues = new Map<string, Waiter[]>();
  const held = new Map<string, number>();
  let taken = 0;
  let unknown = 0;

  function leaveOf(name: string): Leave {
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      taken -= 1;
      const left = (held.get(name) ?? 1) - 1;
      if (left > 0) held.set(name, left);
      else held.delete(name);
      fill();
    };
  }

  /** The next waiter whose address may have another place; those who are gone are told so. */
  function nextWaiter(): [string, Waiter] | undefined {
    for (const [name, queue] of queues) {
      dropGone(queue);
      if (queue.length > 0 && (held.get(name) ?? 0) >= perAddress) continue;
      const waiter = queue.shift();
      // Moved to the end, behind all other addresses.
      queues.delete(name);
      if (queue.length > 0) queues.set(name, queue);
      if (waiter) return [name, waiter];
    }
    return undefined;
  }

  function fill(): void {
    while (taken < most) {
      const next = nextWaiter();
      if (!next) return;
      const [name, { resolve }] = next;
      taken += 1;
      held.set(name, (held.get(name) ?? 0) + 1);
      resolve(leaveOf(name));
    }
  }

  const waitingNow = (): number => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);
  return {
    enter(applicant) {
      return new Promise((resolve) => {
        unknown += applicant.address === undefined ? 1 : 0;
        const name = applicant.address ?? `unknown-${unknown}`;
        const waiter = { applicant, resolve };
        queues.set(name, [...(queues.get(name) ?? []), waiter]);
        fill();
        if (waitingNow() > waiting) for (const queue of queues.values()) dropGone(queue);
        const queue = queues.get(name) ?? [];
        if (waitingNow() <= waiting || queue.at(-1) !== waiter) return;
        queue.pop();
        resolve('full');
      });
    },
  };
}

function dropGone(queue: Waiter[]): void {
  for (let index = queue.length - 1; index >= 0; index -= 1) {
    if (!queue[index]?.applicant.isWaiting()) queue.splice(index, 1)[0]?.resolve(undefined);
  }
}
