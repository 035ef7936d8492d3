import { encodePart } from '../../shared/domain/well-formed.ts';

/** The id of a submission in the help of commands. */
export const EXAMPLE_ID = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';

/** The API path of a submission. */
export function submissionPath(id: string): string {
  return `/submissions/${encodePart(id)}`;
}
