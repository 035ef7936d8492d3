import { printable } from '../output.ts';
import type { Rejection } from '../stories/read-stories.ts';
import { describeWarning } from '../submission-text.ts';
import type { AcceptedStory } from './post-batch.ts';

/** The number of submissions by outcome; one that waits for its embargo is `held`. */
export interface Endings {
  published: number;
  duplicate: number;
  rejected: number;
  failed: number;
  held: number;
  cancelled: number;
  replaced: number;
}

/** The output of `publish --json`. */
export interface PublishReport {
  accepted: number;
  rejected: number;
  seconds: number;
  submissions: AcceptedStory[];
  errors: Rejection[];
  finished?: Endings;
  /** Set when the run broke off: stories from this line on may not have been submitted. */
  brokeOffAtLine?: number;
}

/** `line 3: headline: is required (required)`, one per field. */
export function describeRejection({ line, code, detail, errors }: Rejection): string[] {
  if (!errors || errors.length === 0) return [printable(`line ${line}: ${detail} (${code})`)];
  return errors.map(({ field, rule, detail: rest }) =>
    printable(`line ${line}: ${field === '' ? '' : `${field}: `}${rest} (${rule})`),
  );
}

/** `line 3: warning: imageAlt is not shown: the story has no picture`, one per warning. */
export function describeWarnings({ line, warnings = [] }: AcceptedStory): string[] {
  return warnings.map((warning) => `line ${line}: ${describeWarning(warning)}`);
}

/** `982 accepted, 0 rejected in 3.2 s`. */
export function summarise(report: PublishReport): string[] {
  const handedIn = `${count(report.accepted)} accepted, ${count(report.rejected)} rejected`;
  const lines = [`${handedIn} in ${report.seconds.toFixed(1)} s`];
  if (report.brokeOffAtLine) lines.push(`broke off: publish again from line ${report.brokeOffAtLine}`);
  if (report.finished) lines.push(describeEndings(report.finished));
  return lines;
}

/** `970 published, 10 duplicate, 0 rejected, 2 failed`; `held`, `cancelled` and `replaced` only if there are any. */
export function describeEndings({ held, ...others }: Endings): string {
  const isRare = (status: string): boolean => status === 'cancelled' || status === 'replaced';
  const shown = Object.entries(others).filter(([status, number]) => number > 0 || !isRare(status));
  const parts = shown.map(([status, number]) => `${count(number)} ${status}`);
  if (held > 0) parts.push(`${count(held)} held until their embargo`);
  return parts.join(', ');
}

/** True when every story of the file is, or will be, on the wire. */
export function wentWell({ rejected, finished }: PublishReport): boolean {
  return rejected === 0 && (finished === undefined || finished.rejected + finished.failed === 0);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
