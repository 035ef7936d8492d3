import { type Finding, warning } from './finding.ts';

const SKEW_MAX_MS = 2_000;

/** A warning when another machine's clock (milliseconds) differs from ours by more than two seconds; otherwise nothing. */
export function clockFinding(subject: string, theirs: number, ours: number): Finding[] {
  const skew = Math.round((theirs - ours) / 1_000);
  if (Math.abs(theirs - ours) <= SKEW_MAX_MS) return [];
  const says = `its clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's`;
  return [warning(subject, says, 'Run an NTP client on both: embargoes, leases and latencies depend on the time.')];
}
