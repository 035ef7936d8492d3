import ipaddr from 'ipaddr.js';
import { isPushService } from '../net/push-services.ts';
import type { EnvRow } from './env-row.ts';
import { ENV_TABLE, type EnvName } from './env-table.ts';
import { postgresProblem } from './postgres-url.ts';
import { readRedisAddress } from './redis-address.ts';
import { withSecretFiles } from './secret-files.ts';

/** Reports all problems of the environment at once, by name and rule, never with the value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The environment is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The environment as text, with defaults; undefined for an empty variable without a default. */
export type RawEnv = Readonly<Record<EnvName, string | undefined>>;

/** Reads and checks every known variable; throws a ConfigError that lists all problems. */
export function readEnv(given: NodeJS.ProcessEnv): RawEnv {
  const problems: string[] = [];
  const env = withSecretFiles(given, (problem) => problems.push(problem));
  const raw: Partial<Record<EnvName, string | undefined>> = {};
  for (const [name, row] of Object.entries(ENV_TABLE) as [EnvName, EnvRow][]) {
    const value = env[name]?.trim() || row.default;
    raw[name] = value;
    const problem = value === undefined ? undefined : problemOf(value, row);
    if (problem) problems.push(`${name} ${problem}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return raw as RawEnv;
}

const PORT = { type: 'integer', help: '', min: 1, max: 65_535 } as const;

/** Splits a comma-separated list. */
export function parts(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function problemOf(value: string, row: EnvRow): string | undefined {
  if (row.type === 'choice' && !row.choices?.includes(value)) return `must be one of ${row.choices?.join(', ')}`;
  if (row.type === 'address') return addressProblem(value, row);
  if (row.type === 'postgres' || row.type === 'postgres-list')
    return postgresProblem(value, row.type === 'postgres-list');
  if (row.type === 'redis') return redisProblem(value);
  if (row.type === 'networks' && !parts(value).every((part) => ipaddr.isValidCIDR(part)))
    return 'must be networks such as 10.0.0.0/8,fd00::/8';
  if (row.type === 'ports' && !parts(value).every((part) => integerProblem(part, PORT) === undefined))
    return 'must be port numbers such as 80,443';
  if (row.type === 'origins' && value !== '*' && !parts(value).every(isOrigin))
    return 'must be * or origins such as https://example.org,https://www.example.org (no path, no slash at the end)';
  if (row.type === 'hosts' && !parts(value).every(isPushService))
    return 'must be hosts such as push.example.org or *.example.org, or origins such as https://push.example.org:8443';
  if (row.type === 'integer') return integerProblem(value, row);
  return undefined;
}

/** Must match the form that browsers send in the Origin header. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function addressProblem(value: string, { schemes }: EnvRow): string | undefined {
  const { protocol } = URL.canParse(value) ? new URL(value) : {};
  if (protocol !== undefined && (schemes?.includes(protocol) ?? true)) return undefined;
  const beginnings = schemes?.map((scheme) => `${scheme}//`).join(' or ');
  return beginnings ? `must be an address that begins with ${beginnings}` : 'must be an address with a scheme';
}

function redisProblem(value: string): string | undefined {
  const address = readRedisAddress(value);
  return typeof address === 'string' ? address : undefined;
}

function integerProblem(value: string, row: EnvRow): string | undefined {
  const number = Number(value);
  const inRange = Number.isSafeInteger(number) && number >= (row.min ?? 0) && number <= (row.max ?? number);
  return inRange ? undefined : `must be a whole number from ${row.min} to ${row.max}`;
}
