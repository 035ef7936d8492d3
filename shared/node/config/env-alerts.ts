import type { EnvRow } from './env-row.ts';

/** Variables for alerts to readers' own addresses. */
export const ALERTS_ENV = {
  NEWSWIRE_ALERTS: {
    type: 'choice',
    choices: ['on', 'off'],
    default: 'on',
    help: "Alerts to readers' own addresses (ntfy, webhooks, and e-mail with `NEWSWIRE_SMTP_URL`): `on` where there is a `NEWSWIRE_PUBLIC_URL`, which their links need, or `off`.",
  },
  NEWSWIRE_SMTP_URL: {
    type: 'address',
    schemes: ['smtp:', 'smtps:'],
    secret: true,
    help: 'Mail server for alerts by e-mail, such as `smtps://user:password@mail.example.org`; needs `NEWSWIRE_MAIL_FROM` and `NEWSWIRE_PUBLIC_URL`. None are offered when empty.',
  },
  NEWSWIRE_MAIL_FROM: {
    type: 'text',
    help: 'Sender of e-mail: `news@example.org` or `Newswire <news@example.org>`.',
  },
  NEWSWIRE_NTFY_HOSTS: {
    type: 'hosts',
    default: 'ntfy.sh',
    help: 'Servers of ntfy, separated by commas, on which readers may have alerts: hosts, or origins such as `https://ntfy.example.org:8443`.',
  },
  NEWSWIRE_ALERT_NETWORKS: {
    type: 'networks',
    help: "Private networks (CIDRs, separated by commas) that every reader's alerts may call, on any port and by http; none when empty.",
  },
} as const satisfies Record<string, EnvRow>;
