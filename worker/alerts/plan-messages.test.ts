import { expect, test } from 'vitest';
import type { DueAlerts } from '../../shared/node/db/alert/due-store.ts';
import { planMessages } from './plan-messages.ts';

const NOW = new Date('2026-11-24T23:00:00Z');
const NIGHT = { from: '22:00', to: '07:00', timeZone: 'UTC' };
const MORNING = new Date('2026-11-25T07:00:00Z');

function due(changes: Partial<DueAlerts> = {}): DueAlerts {
  return {
    ...{ addressId: 'ann', isFlash: false, isUrgent: false, stories: 1 },
    ...{ quiet: null, groupSeconds: 60, newsAt: null, flashAt: null, now: NOW },
    ...changes,
  };
}

function ago(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1_000);
}

const plan = (...all: DueAlerts[]) => planMessages(all, () => 'id');

test('ALERT6 all that is due for an address is one message, of its highest priority', () => {
  const { messages } = plan(
    due({ stories: 900, isUrgent: true }),
    due({ isFlash: true, stories: 2 }),
    due({ addressId: 'bob' }),
  );
  expect(messages).toEqual([
    { id: 'id', addressId: 'ann', priority: 'flash', stories: 902, parts: [{ isFlash: false }, { isFlash: true }] },
    { id: 'id', addressId: 'bob', priority: 'routine', stories: 1, parts: [{ isFlash: false }] },
  ]);
});

test('ALERT6 what follows within the window waits for its end', () => {
  expect(plan(due({ newsAt: ago(20), stories: 7 }))).toEqual({
    messages: [],
    postponed: [{ addressId: 'ann', isFlash: false, until: new Date(NOW.getTime() + 40_000) }],
  });
  expect(plan(due({ newsAt: ago(60) })).messages).toHaveLength(1);
});

test('ALERT6 a flash waits for earlier flashes only', () => {
  expect(plan(due({ isFlash: true, newsAt: ago(1) })).messages).toHaveLength(1);
  expect(plan(due({ isFlash: true, newsAt: ago(1), flashAt: ago(1) })).messages).toHaveLength(0);
});

test('ALERT8 quiet hours hold back, except a flash for those who want it', () => {
  const until = (changes: Partial<DueAlerts>) => plan(due(changes)).postponed[0]?.until;
  expect(until({ quiet: NIGHT })).toEqual(MORNING);
  expect(until({ quiet: NIGHT, isFlash: true })).toEqual(MORNING);
  expect(until({ quiet: { ...NIGHT, allowFlash: true } })).toEqual(MORNING);
  expect(until({ quiet: { ...NIGHT, allowFlash: true }, isFlash: true })).toBeUndefined();
  expect(until({ quiet: { ...NIGHT, timeZone: 'Mars/Olympus' } })).toBeUndefined();
});
