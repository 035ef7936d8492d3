import { createECDH, randomBytes } from 'node:crypto';

/** Settings with which a server offers notifications. */
export const PUSH_ENV = {
  NEWSWIRE_PUSH_SUBJECT: 'mailto:push@newswire.example',
  NEWSWIRE_PUSH_HOSTS: 'push.example.org',
};

/** A script for the page: a push service is an outside party, so the browser gets one that takes every subscription. */
export function fakePushManager(): string {
  const client = createECDH('prime256v1');
  client.generateKeys();
  const keys = { p256dh: client.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
  const json = { endpoint: 'https://push.example.org/one', keys };
  return `
    const subscription = { endpoint: ${JSON.stringify(json.endpoint)}, toJSON: () => (${JSON.stringify(json)}),
      unsubscribe: async () => { localStorage.removeItem('subscribed'); return true; } };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem('subscribed') ? subscription : null);
    PushManager.prototype.subscribe = async () => { localStorage.setItem('subscribed', '1'); return subscription; };`;
}
