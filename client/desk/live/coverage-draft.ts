import type { Coverage } from '../../../shared/domain/coverage.ts';

/** The fields of the form for a coverage. */
export interface CoverageDraft {
  title: string;
  summary: string;
  /** One a line. */
  keyPoints: string;
  /** Separated by commas. */
  authors: string;
  language: string;
}

export const EMPTY_COVERAGE: CoverageDraft = { title: '', summary: '', keyPoints: '', authors: '', language: '' };

/** A coverage in the form. */
export function draftOfCoverage({ title, summary, keyPoints, authors, language }: Coverage): CoverageDraft {
  return {
    title,
    summary: summary ?? '',
    keyPoints: keyPoints.join('\n'),
    authors: authors.join(', '),
    language: language ?? '',
  };
}

/** The draft as the API takes it. */
export function toCoverageBody({ title, summary, keyPoints, authors, language }: CoverageDraft) {
  return {
    title,
    summary: summary.trim() || null,
    keyPoints: listOf(keyPoints, '\n'),
    authors: listOf(authors, ','),
    language: language.trim() || null,
  };
}

function listOf(text: string, between: string): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
