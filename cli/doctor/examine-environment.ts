import { loadConfig } from '../../shared/node/config/config.ts';
import { ENV_TABLE } from '../../shared/node/config/env-table.ts';
import { ConfigError, readEnv } from '../../shared/node/config/read-env.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'environment';
/** Stand-ins, for the rules of the settings that `npm start` completes by itself. */
const OWN_SERVICES = { REDIS_URL: 'redis://localhost', DATABASE_URL: 'postgres://localhost/newswire' };
/** A name that differs in more letters is another name. */
const TYPO_MAX = 2;

/** Checks every setting, and looks for names that nothing reads. */
export function examineEnvironment(env: NodeJS.ProcessEnv): Finding[] {
  const findings = [...problemsOf(env), ...halfGiven(env), ...unknownNames(env)];
  return findings.length > 0 ? findings : [fine(SUBJECT, 'every setting is valid')];
}

function problemsOf(env: NodeJS.ProcessEnv): Finding[] {
  try {
    const raw = readEnv(env);
    loadConfig({
      ...env,
      REDIS_URL: raw.REDIS_URL || OWN_SERVICES.REDIS_URL,
      DATABASE_URL: raw.DATABASE_URL || OWN_SERVICES.DATABASE_URL,
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((text) =>
      problem(SUBJECT, text, 'Correct it; docs/operations.md explains every variable.'),
    );
  }
}

/** A shared Redis with a private Postgres, or the reverse, is hardly ever meant. */
function halfGiven({ REDIS_URL, DATABASE_URL }: NodeJS.ProcessEnv): Finding[] {
  if (!REDIS_URL === !DATABASE_URL) return [];
  const [given, missing] = REDIS_URL ? ['REDIS_URL', 'DATABASE_URL'] : ['DATABASE_URL', 'REDIS_URL'];
  return [
    warning(
      SUBJECT,
      `${given} is set and ${missing} is not`,
      `\`npm start\` runs a private one for it; \`newswire server\` and \`newswire worker\` need ${missing}, too.`,
    ),
  ];
}

function unknownNames(env: NodeJS.ProcessEnv): Finding[] {
  const known = Object.keys(ENV_TABLE);
  const isKnown = (name: string): boolean => known.includes(name.replace(/_FILE$/, ''));
  return Object.keys(env)
    .filter((name) => name.startsWith('NEWSWIRE_') && !isKnown(name))
    .map((name) => {
      const near = known.find((other) => distance(name, other) <= TYPO_MAX);
      const advice = near ? `Did you mean ${near}?` : 'Remove it, or look the name up in docs/operations.md.';
      return warning(SUBJECT, `nothing reads ${name}`, advice);
    });
}

/** Levenshtein's distance: how many letters must be added, taken away or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
