import { type NetworkPolicy, portOf } from '../net/address-guard.ts';
import { publicUrlOf } from './feeds-config.ts';
import { parts, type RawEnv } from './read-env.ts';

/** Settings for alerts to readers' own addresses. */
export interface AlertsConfig {
  /** The public address for links in messages; undefined disables alerts. */
  publicUrl: string | undefined;
  /** How to send e-mail; undefined disables alerts by e-mail. */
  mail: { url: string; from: string } | undefined;
  /** Servers of ntfy: hosts, and origins. */
  ntfyHosts: readonly string[];
  /** Where messages may be sent. */
  policy: NetworkPolicy;
}

const HTTPS_PORT = 443;
/** `Newswire <news@example.org>`, or the address alone. */
const SENDER = /^(?:[^<>\r\n]{1,200}<)?[^\s@<>]{1,64}@[^\s@<>]{1,253}>?$/;

/** Reads the settings for alerts from the environment. */
export function alertsConfig(raw: RawEnv): AlertsConfig {
  const { NEWSWIRE_SMTP_URL: url, NEWSWIRE_MAIL_FROM: from } = raw;
  const ntfyHosts = parts(raw.NEWSWIRE_NTFY_HOSTS);
  const ports = ntfyHosts.filter((host) => host.includes(':')).map((origin) => portOf(new URL(origin)));
  return Object.freeze({
    publicUrl: raw.NEWSWIRE_ALERTS === 'off' ? undefined : publicUrlOf(raw),
    mail: url === undefined || from === undefined ? undefined : Object.freeze({ url, from }),
    ntfyHosts: Object.freeze(ntfyHosts),
    policy: Object.freeze({
      allowNetworks: Object.freeze(parts(raw.NEWSWIRE_ALERT_NETWORKS)),
      ports: Object.freeze([HTTPS_PORT, ...ports]),
    }),
  });
}

/** Problems of these settings, by name and rule. */
export function alertsProblems(raw: RawEnv): string[] {
  const { NEWSWIRE_SMTP_URL: url, NEWSWIRE_MAIL_FROM: from } = raw;
  const problems: string[] = [];
  if (from !== undefined && !SENDER.test(from)) {
    problems.push('NEWSWIRE_MAIL_FROM must be a sender such as news@example.org or Newswire <news@example.org>');
  }
  if ((url === undefined) !== (from === undefined)) {
    problems.push(
      'NEWSWIRE_SMTP_URL and NEWSWIRE_MAIL_FROM need each other: one says how mail goes out, one from whom',
    );
  }
  if (url !== undefined && raw.NEWSWIRE_PUBLIC_URL === undefined) {
    problems.push('NEWSWIRE_SMTP_URL needs NEWSWIRE_PUBLIC_URL: mails carry links to confirm and to unsubscribe');
  }
  return problems;
}
