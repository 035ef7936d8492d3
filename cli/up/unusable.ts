import { CliError, EXIT } from '../cli-error.ts';
import { startupProblem } from '../startup-problem.ts';

export const CONNECT_MS = 5_000;

/** The refusal of an address that a variable names, with the reason; a refusal stays what it is. */
export function unusable(variable: string, problem: unknown): CliError {
  if (problem instanceof CliError) return problem;
  return new CliError(EXIT.refused, `${variable} cannot be used: ${startupProblem(problem)}.`, { cause: problem });
}
