import type { Submission } from '../shared/contract/http-shapes.ts';
import { printable } from './output.ts';

/** Describes a submission with its receipt: when it was received, and each later step in milliseconds after that. */
export function describeSubmission(submission: Submission): string[] {
  return [
    `submission  ${submission.id}`,
    `status      ${submission.status}`,
    ...optionalLine('headline', submission.headline),
    ...optionalLine('story', submission.storyId),
    ...optionalLine('duplicate of', submission.duplicateOf),
    ...optionalLine('reason', submission.reason),
    ...optionalLine('held until', submission.releaseAt),
    ...describeReceipt(submission),
  ];
}

function describeReceipt({ receipt }: Submission): string[] {
  const { accepted, edited, recorded, announced, delivered } = receipt;
  const since = (at: string): string => `${Date.parse(at) - Date.parse(accepted)} ms`.padStart(9);
  const readers = `${delivered.readers} ${delivered.readers === 1 ? 'reader' : 'readers'}`;
  return [
    `accepted    ${accepted}`,
    ...(edited ? [`edited      ${since(edited)} later`] : []),
    ...(recorded ? [`recorded    ${since(recorded)} later`] : []),
    ...(announced ? [`announced   ${since(announced.at)} later, at position ${announced.position}`] : []),
    ...(announced ? [`delivered   ${delivered.at ? `${since(delivered.at)} later, ` : ''}to ${readers}`] : []),
  ];
}

function optionalLine(label: string, value: string | null | undefined): string[] {
  return value ? [`${label.padEnd(11)} ${printable(value)}`] : [];
}
