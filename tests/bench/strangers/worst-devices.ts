import { randomUUID } from 'node:crypto';
import { nextClock } from '../../../shared/domain/sync/clock.ts';
import { ask } from './ask.ts';
import { askSocket } from './ask-socket.ts';
import { forgedPasskey, forgedSignature } from './forged-passkey.ts';
import type { Fixtures, Visit, WorstInput } from './worst-input.ts';

const READER = '/api/v1/reader';
const JSON_BODY = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
const BROWSER = 'stranger';
/** As many items as a request may have, and as few large ones as fill its 64 KB. */
const SMALL_ITEMS = 450;
const LARGE_ITEMS = 7;

/** The worst requests to what readers with several devices use, by their ids in the reference. */
export function worstDevices({ cookies }: Fixtures): WorstInput[] {
  const cookieOf = ({ no }: Visit): string => cookies[no % cookies.length] ?? '';
  const input = (
    of: string,
    name: string,
    asked: { method: string; path: string; body?: (visit: Visit) => unknown; isStranger?: boolean },
  ): WorstInput => ({
    of,
    name,
    visit: (visit) =>
      ask(visit, {
        ...{ method: asked.method, path: READER + asked.path },
        headers: { ...JSON_BODY, ...(!asked.isStranger && { Cookie: cookieOf(visit) }) },
        ...(asked.body && { body: JSON.stringify(asked.body(visit)) }),
      }),
  });
  const sync = (name: string, body: (visit: Visit) => unknown): WorstInput =>
    input('syncReader', `POST /reader/sync, ${name}`, { method: 'POST', path: '/sync', body });
  const post = { method: 'POST' };
  return [
    input('getReader', 'GET /reader', { method: 'GET', path: '' }),
    input('makeReader', 'POST /reader', { ...post, path: '', isStranger: true }),
    input('exportReader', 'GET /reader/export', { method: 'GET', path: '/export' }),
    sync('450 small items', ({ no }) => ({ since: 0, items: itemsOf(no, SMALL_ITEMS, 1) })),
    sync('7 large items, over and over', () => ({ since: 0, items: itemsOf(0, LARGE_ITEMS, 7_000) })),
    input('makeJoinCode', 'POST /reader/codes', { ...post, path: '/codes' }),
    input('joinReader', 'POST /reader/join with a guess', {
      ...{ ...post, path: '/join', isStranger: true },
      body: () => ({ code: 'ABCDEFGH' }),
    }),
    input('signOutDevice', 'DELETE /reader/devices/:id, nobody’s', {
      ...{ method: 'DELETE', path: `/devices/${randomUUID()}` },
    }),
    input('startPasskey', 'POST /reader/passkeys/options', { ...post, path: '/passkeys/options' }),
    input('addPasskey', 'POST /reader/passkeys, forged', {
      ...{ ...post, path: '/passkeys' },
      body: forgedPasskey,
    }),
    input('deletePasskey', 'DELETE /reader/passkeys/:id, nobody’s', { method: 'DELETE', path: '/passkeys/none' }),
    input('startSignIn', 'POST /reader/sign-in/options', { ...post, path: '/sign-in/options', isStranger: true }),
    input('signIn', 'POST /reader/sign-in, forged', {
      ...{ ...post, path: '/sign-in', isStranger: true },
      body: forgedSignature,
    }),
    input('deleteReader', 'DELETE /reader of nobody', { method: 'DELETE', path: '', isStranger: true }),
    {
      of: 'attach',
      name: '90 attaches with forged tickets',
      requests: 90,
      visit: (visit) =>
        askSocket(visit, {
          requests: Array.from({ length: 90 }, (): [string, unknown] => ['attach', { ticket: 'x.y.9.z'.repeat(40) }]),
          stays: false,
        }),
    },
  ];
}

function itemsOf(no: number, count: number, characters: number): unknown[] {
  return Array.from({ length: count }, (_, item) => ({
    ...{ collection: 'read', id: `${no % 20} ${item}`, value: JSON.stringify('x'.repeat(characters)) },
    clock: nextClock(undefined, Date.now(), BROWSER),
  }));
}
