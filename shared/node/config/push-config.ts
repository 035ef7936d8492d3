import { isIP } from 'node:net';
import { parts, type RawEnv } from './read-env.ts';

/** Settings for push notifications. */
export interface PushConfig {
  /** Contact address for push services; undefined disables notifications. */
  subject: string | undefined;
  /** Additional push services: hosts, hosts with `*.` for their subdomains, and origins. */
  hosts: readonly string[];
  /** Non-public CIDRs that these push services may be in. */
  networks: readonly string[];
}

const MAILTO = /^mailto:[^\s@]+@([^\s@]+)$/i;

/** Reads the notification settings from the environment. */
export function pushConfig(raw: RawEnv): PushConfig {
  const subject = raw.NEWSWIRE_PUSH_SUBJECT ?? raw.NEWSWIRE_PUBLIC_URL;
  return Object.freeze({
    subject: subject !== undefined && isSubject(subject) ? subject : undefined,
    hosts: Object.freeze(parts(raw.NEWSWIRE_PUSH_HOSTS)),
    networks: Object.freeze(parts(raw.NEWSWIRE_PUSH_NETWORKS)),
  });
}

/** Problems of these settings, by name and rule. */
export function pushProblems({ NEWSWIRE_PUSH_SUBJECT: subject }: RawEnv): string[] {
  if (subject === undefined || isSubject(subject)) return [];
  return ['NEWSWIRE_PUSH_SUBJECT must be a mailto: or https: address that is reachable from outside'];
}

/** Push services reject plain http, and some reject names that only resolve locally. */
function isSubject(subject: string): boolean {
  const host = MAILTO.exec(subject)?.[1] ?? (subject.startsWith('https:') ? new URL(subject).hostname : '');
  return host.includes('.') && isIP(host) === 0 && !/\.(localhost|local|internal)$/i.test(host);
}
