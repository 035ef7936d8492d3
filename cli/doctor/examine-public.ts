import type { RawEnv } from '../../shared/node/config/read-env.ts';
import { type Certificate, readCertificate } from '../../shared/node/net/read-certificate.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'public address';
const ANSWER_MS = 5_000;
const DAY_MS = 86_400_000;
const EXPIRES_SOON_DAYS = 14;

/** Looks at NEWSWIRE_PUBLIC_URL as a reader would come: certificate, proxy, WebSocket, and whether it is this wire. */
export async function examinePublic(raw: RawEnv, localUrl: string): Promise<Finding[]> {
  const { NEWSWIRE_PUBLIC_URL: address, NEWSWIRE_WEBSUB_HUB: hub } = raw;
  if (address === undefined) {
    const says = 'NEWSWIRE_PUBLIC_URL is not set';
    const advice = 'Set it, so that links in feeds, site maps and shared pages lead here, and hubs can push feeds.';
    return [
      hub === undefined
        ? warning(SUBJECT, says, advice)
        : problem(SUBJECT, `${says}, which NEWSWIRE_WEBSUB_HUB needs`, advice),
    ];
  }
  const url = new URL(address);
  const certificate = url.protocol === 'https:' ? await certificateFinding(url) : plainFinding(url);
  if (certificate.level === 'problem') return [certificate];
  const reached = await reach(url, localUrl);
  if (reached.some(({ level }) => level === 'problem')) return [certificate, ...reached];
  return [certificate, ...reached, await upgradeFinding(url), ...proxyFinding(raw, url)];
}

function plainFinding(url: URL): Finding {
  const isLocal = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  if (isLocal) return fine(SUBJECT, 'is on this machine');
  return warning(
    SUBJECT,
    'is without TLS',
    'Put a proxy with a certificate in front: browsers offer neither notifications nor an app without.',
  );
}

async function certificateFinding(url: URL): Promise<Finding> {
  const subject = 'certificate';
  let certificate: Certificate;
  try {
    certificate = await readCertificate(url);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return problem(subject, says, 'See whether the proxy runs, its log, and its firewall.');
  }
  const { validTo, refusal } = certificate;
  const days = Math.floor((validTo.getTime() - Date.now()) / DAY_MS);
  const renew = 'Renew it; Caddy and certbot do so by themselves.';
  if (days < 0) return problem(subject, `expired ${-days} days ago`, renew);
  if (refusal !== undefined)
    return problem(subject, `browsers refuse it: ${refusal}`, 'Use one of a public authority, for this name.');
  if (days < EXPIRES_SOON_DAYS) return warning(subject, `expires in ${days} days`, renew);
  return fine(subject, `is valid for ${days} days`);
}

async function reach(url: URL, localUrl: string): Promise<Finding[]> {
  const here = await wireAt(localUrl);
  const there = await wireAt(url.href.replace(/\/$/, ''));
  if (there === undefined)
    return [
      problem(
        SUBJECT,
        `${url.href} does not lead to a Newswire`,
        'See the proxy’s rules and DNS, or correct NEWSWIRE_PUBLIC_URL.',
      ),
    ];
  const skew = clockFinding(SUBJECT, there.dateMs, there.nowMs);
  if (here !== undefined && here.wire !== there.wire)
    return [
      problem(
        SUBJECT,
        `${url.href} leads to another installation than ${localUrl}`,
        'Correct NEWSWIRE_PUBLIC_URL, or the proxy.',
      ),
      ...skew,
    ];
  return [fine(SUBJECT, `${url.href} leads here`), ...skew];
}

/** The id of the wire at this address; undefined when no Newswire answers. */
async function wireAt(url: string): Promise<{ wire: string; dateMs: number; nowMs: number } | undefined> {
  try {
    const answer = await fetch(`${url}/api/v1/stories?limit=1`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { position } = (await answer.json()) as { position?: string };
    const [wire] = position?.split('.') ?? [];
    const dateMs = Date.parse(answer.headers.get('date') ?? '') || Date.now();
    return wire ? { wire, dateMs, nowMs: Date.now() } : undefined;
  } catch {
    return undefined;
  }
}

/** Many proxies pass on pages and lose WebSockets. */
function upgradeFinding(url: URL): Promise<Finding> {
  const target = new URL('/socket.io/?EIO=4&transport=websocket', url);
  target.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const lost = problem(
    'WebSocket',
    'does not come through',
    'Let the proxy pass on Upgrade and Connection; docs/operations.md has examples.',
  );
  return new Promise((resolve) => {
    const socket = new WebSocket(target);
    const end = (finding: Finding): void => {
      clearTimeout(patience);
      socket.close();
      resolve(finding);
    };
    const patience = setTimeout(() => end(lost), ANSWER_MS);
    socket.addEventListener('message', () => end(fine('WebSocket', 'comes through')));
    socket.addEventListener('error', () => end(lost));
  });
}

function proxyFinding({ NEWSWIRE_TRUST_PROXY: trusted, PORT }: RawEnv, url: URL): Finding[] {
  if (trusted !== '0' || url.port === PORT) return [];
  return [
    warning(
      'proxy',
      'NEWSWIRE_TRUST_PROXY is 0, and the public address has another port than the server',
      'If a proxy is in front, set it to the number of proxies: else all readers count as one address and share its limits.',
    ),
  ];
}
