import type { IntakeWarning, Submission } from '../shared/contract/http-shapes.ts';
import { printable } from './output.ts';

/** Describes a submission with its receipt: when it was received, and each later step in milliseconds after that. */
export function describeSubmission(submission: Submission): string[] {
  return [
    `submission  ${submission.id}`,
    `status      ${submission.status}`,
    ...optionalLine('headline', submission.headline),
    ...optionalLine('story', submission.storyId),
    ...optionalLine('duplicate of', submission.duplicateOf),
    ...optionalLine('replaced by', submission.replacedBy),
    ...optionalLine('reason', submission.reason),
    ...describeApproval(submission),
    ...optionalLine(isHeld(submission) ? 'held until' : 'embargo', submission.releaseAt),
    ...describeReceipt(submission),
  ];
}

/** A submission on one line, for lists. */
export function describeRow(submission: Submission): string {
  const { id, kind, status, headline, releaseAt } = submission;
  const held = isHeld(submission) ? `held until ${releaseAt}` : status;
  const state = isAwaiting(submission) ? 'waits for approval' : held;
  return printable([id, state, kind, headline ?? '-'].join('  '));
}

/** The fields of the story as it was submitted, one on each line. */
export function describeStory({ story = {} }: Submission): string[] {
  return Object.entries(story).map(([field, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return printable(`${field.padEnd(11)} ${text}`);
  });
}

/** True for a submission that waits for its embargo. */
export function isHeld({ status, releaseAt }: Submission): boolean {
  return status === 'queued' && releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
}

/** True for a flash that waits for a second person. */
function isAwaiting({ status, approval }: Submission): boolean {
  return status === 'queued' && approval?.state === 'waiting';
}

function describeApproval(submission: Submission): string[] {
  const { approval } = submission;
  if (approval === undefined) return [];
  const { state, writtenBy, until, approvedBy } = approval;
  const by = writtenBy === null ? '' : `, written by ${writtenBy}`;
  if (isAwaiting(submission)) return optionalLine('approval', `waits until ${until}${by}`);
  return state === 'approved' ? optionalLine('approval', `given by ${approvedBy ?? 'somebody'}${by}`) : [];
}

function describeReceipt({ receipt }: Submission): string[] {
  const { accepted, edited, recorded, announced, delivered, recall } = receipt;
  const since = (at: string): string => `${Date.parse(at) - Date.parse(accepted)} ms`.padStart(9);
  const readers = `${delivered.readers} ${delivered.readers === 1 ? 'reader' : 'readers'}`;
  return [
    `accepted    ${accepted}`,
    ...(edited ? [`edited      ${since(edited)} later`] : []),
    ...(recorded ? [`recorded    ${since(recorded)} later`] : []),
    ...(announced ? [`announced   ${since(announced.at)} later, at position ${announced.position}`] : []),
    ...(announced ? [`delivered   ${delivered.at ? `${since(delivered.at)} later, ` : ''}to ${readers}`] : []),
    ...(recall ? [`recall      ${recall.informed} of ${recall.readers} earlier readers have seen the correction`] : []),
  ];
}

function optionalLine(label: string, value: string | null | undefined): string[] {
  return value ? [`${label.padEnd(11)} ${printable(value)}`] : [];
}

/** `warning: imageAlt is not shown: the story has no picture`. */
export function describeWarning({ detail }: IntakeWarning): string {
  return printable(`warning: ${detail}`);
}
