import { formatPosition, parsePosition } from '../../../shared/domain/position.ts';

/** The position after one event, given a later position of the same wire. */
export function positionAfter({ seq }: { seq: number }, later: string): string {
  const wire = parsePosition(later);
  return wire ? formatPosition(wire.wireId, seq) : later;
}
