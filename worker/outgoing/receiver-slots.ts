/** Limits on concurrent calls. */
export interface SlotLimits {
  total: number;
  /** For a host that answered the last call. */
  perHost: number;
  /** For a host that has never answered, or not the last call. */
  perUnproven: number;
  /** For all such hosts together, so that silent hosts leave slots for the others. */
  unproven: number;
  /** The same for the hosts of one namer. */
  unprovenPerNamer: number;
}

/** A requested call. */
export interface Call {
  host: string;
  /** Who named the host; when omitted, no namer's limit applies. */
  namedBy?: string;
  /** True for a host that is known to answer, until it does not. */
  isTrusted?: boolean;
  /** Waits only behind other flashes. */
  isFlash?: boolean;
}

/** Permission to make one call. */
export interface Slot {
  /** Frees the slot; `isAnswered` is true for an answer of any status, undefined when no call was made. */
  release(isAnswered: boolean | undefined): void;
}

/** Divides a process's calls among hosts so that no host delays the others. */
export interface ReceiverSlots {
  /** A slot, or the milliseconds to wait before asking again. */
  take(call: Call): Slot | { waitMs: number };
}

interface Receiver {
  inFlight: number;
  isProven: boolean;
  /** Consecutive rounds without an answer. */
  silences: number;
  /** No calls between these times, because the host was silent. */
  closedAt: number;
  closedUntil: number;
  /** The running mean of a call's duration. */
  callMs: number;
  /** The latest retry time given to a waiting call. */
  lastWait: { flash: number; other: number };
}

const FIRST_CLOSED_MS = 2_000;
const LONGEST_CLOSED_MS = 5 * 60_000;
const SHORTEST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 30_000;
const USUAL_CALL_MS = 100;
const MEAN_WEIGHT = 0.2;
const HOSTS_MAX = 10_000;

/**
 * Creates the slots of one process. A silent host gets no calls for a time that doubles with each silence (a circuit
 * breaker); then one call tests it.
 */
export function openReceiverSlots(limits: SlotLimits, clock: () => number = Date.now): ReceiverSlots {
  const receivers = new Map<string, Receiver>();
  /** Calls to unproven hosts, by namer. */
  const unprovenOf = new Map<string, number>();
  let inFlight = 0;
  let unproven = 0;

  function receiverOf({ host, isTrusted = false }: Call): Receiver {
    const known = receivers.get(host);
    if (known) return known;
    if (receivers.size >= HOSTS_MAX) forgetIdle(receivers);
    const made = newReceiver(isTrusted);
    receivers.set(host, made);
    return made;
  }

  function hasRoom(receiver: Receiver, namedBy = ''): boolean {
    if (inFlight >= limits.total || receiver.inFlight >= limitOf(receiver, limits)) return false;
    if (receiver.isProven) return true;
    return unproven < limits.unproven && (unprovenOf.get(namedBy) ?? 0) < limits.unprovenPerNamer;
  }

  function countUnproven(namedBy: string | undefined, change: 1 | -1): void {
    unproven += change;
    if (namedBy === undefined) return;
    const count = (unprovenOf.get(namedBy) ?? 0) + change;
    if (count === 0) unprovenOf.delete(namedBy);
    else unprovenOf.set(namedBy, count);
  }

  function open(receiver: Receiver, namedBy: string | undefined): Slot {
    const began = clock();
    const { isProven } = receiver;
    inFlight += 1;
    receiver.inFlight += 1;
    if (!isProven) countUnproven(namedBy, 1);
    return {
      release(isAnswered) {
        inFlight -= 1;
        receiver.inFlight -= 1;
        if (!isProven) countUnproven(namedBy, -1);
        if (isAnswered !== undefined) settle(receiver, isAnswered, began, clock());
      },
    };
  }

  return {
    take(call) {
      const now = clock();
      const receiver = receiverOf(call);
      if (receiver.closedUntil > now) return { waitMs: Math.max(SHORTEST_WAIT_MS, receiver.closedUntil - now) };
      if (hasRoom(receiver, call.namedBy)) return open(receiver, call.namedBy);
      return { waitMs: waitOf(receiver, limits, call.isFlash === true, now) };
    },
  };
}

function newReceiver(isProven: boolean): Receiver {
  const lastWait = { flash: 0, other: 0 };
  return { inFlight: 0, isProven, silences: 0, closedAt: 0, closedUntil: 0, callMs: USUAL_CALL_MS, lastWait };
}

function limitOf({ isProven, silences }: Receiver, { perHost, perUnproven }: SlotLimits): number {
  if (isProven) return perHost;
  return silences > 0 ? 1 : perUnproven;
}

function settle(receiver: Receiver, isAnswered: boolean, began: number, now: number): void {
  receiver.callMs += (now - began - receiver.callMs) * MEAN_WEIGHT;
  receiver.isProven = isAnswered;
  if (isAnswered) {
    receiver.silences = 0;
    receiver.closedUntil = 0;
    return;
  }
  // Concurrent calls to a silent host count as one silence.
  if (began <= receiver.closedAt) return;
  receiver.silences += 1;
  receiver.closedAt = now;
  receiver.closedUntil = now + Math.min(LONGEST_CLOSED_MS, FIRST_CLOSED_MS * 2 ** (receiver.silences - 1));
}

/** Spreads the retries of waiting calls at the rate at which slots become free. */
function waitOf(receiver: Receiver, limits: SlotLimits, isFlash: boolean, now: number): number {
  const { lastWait, callMs } = receiver;
  const before = isFlash ? lastWait.flash : Math.max(lastWait.flash, lastWait.other);
  const step = callMs / limitOf(receiver, limits);
  const at = Math.min(now + LONGEST_WAIT_MS, Math.max(now, before) + step);
  lastWait[isFlash ? 'flash' : 'other'] = at;
  return Math.max(SHORTEST_WAIT_MS, Math.round(at - now));
}

function forgetIdle(receivers: Map<string, Receiver>): void {
  for (const [host, { inFlight, silences }] of receivers) {
    if (inFlight === 0 && silences === 0) receivers.delete(host);
  }
  // If all are silent, forget them anyway: the next call shows the silence again.
  if (receivers.size >= HOSTS_MAX)
    for (const [host, { inFlight }] of receivers) if (inFlight === 0) receivers.delete(host);
}
