import { CliError, EXIT } from '../cli-error.ts';
import { startupProblem } from '../startup-problem.ts';

export const CONNECT_MS = 5_000;

/** The error for an unusable address in a variable, with the reason. */
export function unusable(variable: string, problem: unknown): CliError {
  return new CliError(EXIT.refused, `${variable} cannot be used: ${startupProblem(problem)}.`, { cause: problem });
}
