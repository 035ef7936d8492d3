import { refusalText } from '../refusal-texts.ts';
import type { Refusal } from '../state/refusal.ts';

/** Why the server refuses a column's filter; loaded when it does. */
export function RefusalReason({ refusal }: { refusal: Refusal }) {
  return <>{refusalText(refusal)}</>;
}
