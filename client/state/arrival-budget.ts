/** Nobody reads more new cards a minute than this; the rest is folded behind "42 more". */
const CARDS_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/** A token bucket: how many cards may still appear by themselves. */
export interface ArrivalBudget {
  left: number;
  at: number;
}

/** A full budget; `nowMs` is the current time in milliseconds. */
export function fullBudget(nowMs: number): ArrivalBudget {
  return { left: CARDS_A_MINUTE, at: nowMs };
}

/** Takes up to `wanted` cards from the budget, which refills evenly; returns how many were granted. */
export function spend(
  budget: ArrivalBudget,
  wanted: number,
  nowMs: number,
): { budget: ArrivalBudget; granted: number } {
  const refilled = budget.left + ((nowMs - budget.at) * CARDS_A_MINUTE) / MINUTE_MS;
  const left = Math.min(CARDS_A_MINUTE, Math.max(0, refilled));
  const granted = Math.min(wanted, Math.floor(left));
  return { budget: { left: left - granted, at: nowMs }, granted };
}
