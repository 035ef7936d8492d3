import type { AlertMade } from '../../shared/contract/alert-schema.ts';
import { createApi } from './api.ts';
import { type FeedSite, openFeedSite } from './feed-site.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { waitFor } from './wait-for.ts';
import type { World } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
type Json = any;
type Wishes = Record<string, unknown>;

/** Reading an address counts against the limit of its network. */
export const POLL_MS = 250;

/** Addresses on loopback that alerts can be sent to. */
export interface AlertRig {
  mail: MailSink;
  site: FeedSite;
  /** Settings with which a server sends alerts to them. */
  env: Record<string, string>;
  /** Adds an address of a network of its own; returns the answer. */
  add(world: World, wishes: Wishes): Promise<{ status: number; body: Json }>;
  /** Adds an address that wants this topic, and confirms it by its link or its answer. */
  confirmed(world: World, wishes: Wishes & { kind: string; address: string }): Promise<AlertMade>;
  /** The JSON that this path was sent. */
  received(path: string): Json[];
  close(): Promise<void>;
}

/** The call with the token of an address. */
export function managed(world: World, { token }: { token: string }) {
  return createApi(world.url(), token);
}

export async function openAlertRig(): Promise<AlertRig> {
  const [mail, site] = [await openMailSink(), await openFeedSite()];
  let networks = 0;
  const rig: AlertRig = {
    mail,
    site,
    env: {
      NEWSWIRE_PUBLIC_URL: 'https://news.example',
      NEWSWIRE_SMTP_URL: mail.url,
      NEWSWIRE_MAIL_FROM: 'Newswire <news@news.example>',
      NEWSWIRE_NTFY_HOSTS: new URL(site.url('/')).origin,
      NEWSWIRE_ALERT_NETWORKS: '127.0.0.0/8',
      NEWSWIRE_TRUST_PROXY: '1',
    },
    async add(world, wishes) {
      networks += 1;
      return world.api().post('/alerts', wishes, { 'X-Forwarded-For': `203.0.113.${networks}` });
    },
    async confirmed(world, wishes) {
      const { status, body } = await rig.add(world, wishes);
      if (status !== 201) throw new Error(`adding an address answered ${status}: ${JSON.stringify(body)}`);
      const api = managed(world, body);
      if (wishes.kind !== 'webhook') {
        const link = await waitFor('the request to confirm', () => linkIn(rig, wishes));
        await fetch(world.url() + link, { method: 'POST' });
      }
      let last: Json;
      const isActive = async (): Promise<boolean> => {
        last = (await api.get(`/alerts/${body.id}`)).body;
        return last.state === 'active';
      };
      await waitFor(`${wishes.address} is confirmed`, isActive, undefined, POLL_MS).catch((error: unknown) => {
        throw new Error(`${error}; it is ${JSON.stringify(last)}`);
      });
      return body;
    },
    received: (path) => site.requests(path).map(({ body }) => JSON.parse(body)),
    async close() {
      await Promise.all([mail.close(), site.close()]);
    },
  };
  return rig;
}

/** The path of the newest link to confirm that was sent to an address. */
function linkIn(rig: AlertRig, { kind, address }: { kind: string; address: string }): string | undefined {
  const topic = kind === 'ntfy' ? new URL(address).pathname.slice(1) : '';
  const text =
    kind === 'email'
      ? rig.mail.to(address).at(-1)?.text
      : rig.received('/').findLast((sent) => sent.topic === topic)?.click;
  return /https:\/\/news\.example(\/alerts\/\S+\/confirm\S+)/.exec(text ?? '')?.[1];
}

/** Accepts a webhook's request to confirm, and whatever comes after. */
export function acceptHook(site: FeedSite, path: string): void {
  site.on(path, (_req, res, body) => res.end(JSON.parse(body).data.challenge ?? 'ok'));
}
