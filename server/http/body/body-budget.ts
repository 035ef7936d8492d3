import { NewswireError } from '../../../shared/domain/errors.ts';

const MB = 2 ** 20;
const RETRY_AFTER_S = 2;

interface Pot {
  /** Bytes in memory for all callers of this kind together. */
  all: number;
  /** Bytes in memory for each caller. */
  each: number;
}

/** Requests without a key have their own pot and cannot use up the publishers'. */
const BODY_POTS = {
  publisher: { all: 256 * MB, each: 64 * MB },
  stranger: { all: 32 * MB, each: MB },
} as const satisfies Record<string, Pot>;

/** To whom the bytes of a body are charged. */
export interface BodyOwner {
  kind: keyof typeof BODY_POTS;
  id: string;
}

/** The bytes of one request. */
export interface BodyAccount {
  /** Charges bytes that arrived; throws `too_many_requests` or `unavailable` when there is no room for them. */
  take(bytes: number): void;
  /** Releases all of them once the request was answered. */
  close(): void;
}

export interface BodyBudget {
  open(owner: BodyOwner): BodyAccount;
}

/** Limits the bodies in this server's memory. It counts bytes that have arrived, not the announced length. */
export function openBodyBudget(pots: Record<BodyOwner['kind'], Pot> = BODY_POTS): BodyBudget {
  const heldBy = new Map<string, number>();
  const heldIn = { publisher: 0, stranger: 0 };
  return {
    open({ kind, id }) {
      const name = `${kind} ${id}`;
      const pot = pots[kind];
      let taken = 0;
      let open = true;
      const add = (bytes: number): void => {
        taken += bytes;
        heldIn[kind] += bytes;
        const held = (heldBy.get(name) ?? 0) + bytes;
        if (held > 0) heldBy.set(name, held);
        else heldBy.delete(name);
      };
      return {
        take(bytes) {
          if (!open) throw new NewswireError('bad_request', 'The connection has ended.');
          if ((heldBy.get(name) ?? 0) + bytes > pot.each) {
            throw new NewswireError('too_many_requests', 'Too many bodies arrive at once.', [], RETRY_AFTER_S);
          }
          if (heldIn[kind] + bytes > pot.all) {
            throw new NewswireError('unavailable', 'Too many request bodies are in memory.', [], RETRY_AFTER_S);
          }
          add(bytes);
        },
        close() {
          open = false;
          add(-taken);
        },
      };
    },
  };
}
