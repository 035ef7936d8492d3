import { isIP } from 'node:net';
import { parts, type RawEnv } from './read-env.ts';

/** How readers who are away are told of stories. */
export interface PushConfig {
  /** Whom push services write to when something is wrong; undefined when that is nobody, and nothing is offered. */
  subject: string | undefined;
  /** Push services besides those of the browsers: hosts, `*.` before a host for all below it, and origins. */
  hosts: readonly string[];
  /** CIDRs in which they may stand although these are not public. */
  networks: readonly string[];
}

const MAILTO = /^mailto:[^\s@]+@([^\s@]+)$/i;

/** Reads what concerns notifications from the environment. */
export function pushConfig(raw: RawEnv): PushConfig {
  const subject = raw.NEWSWIRE_PUSH_SUBJECT ?? raw.NEWSWIRE_PUBLIC_URL;
  return Object.freeze({
    subject: subject !== undefined && isSubject(subject) ? subject : undefined,
    hosts: Object.freeze(parts(raw.NEWSWIRE_PUSH_HOSTS)),
    networks: Object.freeze(parts(raw.NEWSWIRE_PUSH_NETWORKS)),
  });
}

/** What is wrong with it, by name and rule. */
export function pushProblems({ NEWSWIRE_PUSH_SUBJECT: subject }: RawEnv): string[] {
  if (subject === undefined || isSubject(subject)) return [];
  return ['NEWSWIRE_PUSH_SUBJECT must be a mailto: or https: address at which the world reaches you'];
}

/** Push services refuse plain http, and some of them every name that only this machine knows. */
function isSubject(subject: string): boolean {
  const host = MAILTO.exec(subject)?.[1] ?? (subject.startsWith('https:') ? new URL(subject).hostname : '');
  return host.includes('.') && isIP(host) === 0 && !/\.(localhost|local|internal)$/i.test(host);
}
