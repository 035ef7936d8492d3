import { readFileSync } from 'node:fs';
import type { EnvRow } from './env-row.ts';
import { ENV_TABLE } from './env-table.ts';

const SUFFIX = '_FILE';

/** Variables whose value can be read from the file named by `NAME_FILE`. */
export const SECRET_NAMES = Object.entries(ENV_TABLE as Record<string, EnvRow>)
  .filter(([, row]) => row.secret)
  .map(([name]) => name);

/**
 * Returns the environment with secrets read from their files. Reports problems to `onProblem`, by name and never with
 * the value.
 */
export function withSecretFiles(env: NodeJS.ProcessEnv, onProblem: (problem: string) => void): NodeJS.ProcessEnv {
  const resolved = { ...env };
  for (const name of SECRET_NAMES) {
    const file = env[name + SUFFIX]?.trim();
    delete resolved[name + SUFFIX];
    if (!file) continue;
    if (env[name]?.trim()) onProblem(`${name} and ${name}${SUFFIX} must not both be set`);
    try {
      resolved[name] = readFileSync(file, 'utf8').trim();
      if (resolved[name] === '') onProblem(`${name}${SUFFIX} must name a file that is not empty`);
    } catch {
      onProblem(`${name}${SUFFIX} must name a file that can be read`);
    }
  }
  return resolved;
}
