import type { Problem } from '../../shared/contract/http-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { EXIT, type ExitCode } from '../cli-error.ts';
import { printable } from '../output.ts';

const KEY_CODES = ['key_missing', 'key_unknown', 'key_revoked', 'scope_missing'];
/** Statuses of temporary failures. */
export const PASSING_STATUSES = [429, 502, 503, 504];

/** An error response: a problem document, or as much of one as the server sent. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Partial<Problem> & { status: number };

  constructor(problem: Partial<Problem> & { status: number }) {
    super(problem.detail ?? problem.title ?? `the server answered ${problem.status}`);
    this.problem = problem;
  }

  get exitCode(): ExitCode {
    if (KEY_CODES.includes(this.problem.code ?? '') || this.problem.status === 401) return EXIT.key;
    return PASSING_STATUSES.includes(this.problem.status) ? EXIT.tryLater : EXIT.refused;
  }
}

/** Reads an error response; one without a problem document (a proxy's page) keeps only its status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  return new ApiProblem({ ...problem, status: response.status });
}

/** Describes an error for people: one line per field, otherwise the server's message. */
export function describeProblem(problem: Partial<Problem> & { status: number }): string[] {
  if (problem.errors && problem.errors.length > 0) return problem.errors.map(describeField);
  const said = problem.detail ?? problem.title ?? `the server answered ${problem.status}`;
  return [printable(problem.code ? `${said} (${problem.code})` : said)];
}

/** `headline: is required`. */
function describeField({ field, detail }: FieldError): string {
  return printable(field === '' ? detail : `${field}: ${detail}`);
}
