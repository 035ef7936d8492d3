import { randomUUID } from 'node:crypto';
import { type Asked, ask } from './ask.ts';
import type { Visit, WorstInput } from './worst-input.ts';
import { DEEP_JSON, MANY_KEYS } from './worst-texts.ts';

const ALERTS = '/api/v1/alerts';
const JSON_BODY = { 'Content-Type': 'application/json' };
/** A token that nobody has. */
const WRONG = { ...JSON_BODY, Authorization: `Bearer ${'x'.repeat(8_000)}` };

function input(of: string, name: string, asked: (visit: Visit) => Asked): WorstInput {
  return { of, name, visit: (visit) => ask(visit, asked(visit)) };
}

/** The worst requests about alerts, and to the pages behind their links. */
export function worstAlerts(): WorstInput[] {
  const path = `${ALERTS}/${randomUUID()}`;
  return [
    input('getAlertOffer', 'GET /alerts', () => ({ path: ALERTS })),
    input('addAlert', 'POST /alerts, 32 rules', ({ no }) => ({
      ...{ method: 'POST', path: ALERTS, headers: JSON_BODY, body: alert(no) },
    })),
    ...[MANY_KEYS, DEEP_JSON].map((body, index) =>
      input('addAlert', `POST /alerts, ${index === 0 ? '4,000 unknown keys' : '30,000 levels'}`, () => ({
        ...{ method: 'POST', path: ALERTS, headers: JSON_BODY, body },
      })),
    ),
    input('getAlert', 'GET /alerts/:id, a wrong token', () => ({ path, headers: WRONG })),
    input('changeAlert', 'PUT /alerts/:id, a wrong token', ({ no }) => ({
      ...{ method: 'PUT', path, headers: WRONG, body: alert(no) },
    })),
    input('testAlert', 'POST /alerts/:id/test, a wrong token', () => ({
      ...{ method: 'POST', path: `${path}/test`, headers: WRONG, body: '{}' },
    })),
    input('removeAlert', 'DELETE /alerts/:id, a wrong token', () => ({ method: 'DELETE', path, headers: WRONG })),
    ...(['confirm', 'unsubscribe'] as const).flatMap((step) =>
      (['GET', 'POST'] as const).map((method) =>
        input(`${method.toLowerCase()} /alerts/:id/${step}`, `${method} /alerts/:id/${step}, a wrong code`, () => ({
          ...{ method, path: `/alerts/${randomUUID()}/${step}?code=${'x'.repeat(100)}` },
        })),
      ),
    ),
  ];
}

/** As large as allowed: each rule has its own topics. */
function alert(no: number): string {
  const rules = Array.from({ length: 32 }, (_, rule) => ({
    name: `Rule ${rule}`,
    filter: { any: Array.from({ length: 20 }, (_topic, index) => `topic-${no}-${rule}-${index}`) },
    level: 'all',
    ...{ independent: 3, onlyNew: true },
  }));
  return JSON.stringify({ kind: 'webhook', address: `https://hooks-${no}.example/alerts`, rules });
}
