import { effect, signal } from '@preact/signals';
import type { Alert, AlertKind, AlertOffer, AlertWishesRequest } from '../../shared/contract/alert-schema.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { deleteAlert, fetchAlert, fetchAlertOffer, postAlert, postAlertTest, putAlert } from '../net/alerts-api.ts';
import { HttpFailure } from '../net/http-client.ts';
import { type AlertTarget, addTarget, alerts, alertsOf, forgetTarget } from '../state/alerts.ts';
import type { Column } from '../state/column.ts';
import { columns } from '../state/columns.ts';
import { filterWithoutMuted, notificationOptions } from './notify-columns.ts';

/** Several changes in a row are sent as one. */
const SETTLE_MS = 1_500;
/** While the settings are open. */
const LOOK_EVERY_MS = 2_000;
const NOT_FOUND = 404;

/** What the server offers; undefined until it is known. */
export const alertOffer = signal<AlertOffer | undefined>(undefined);
/** What the server says about each address, by its id. */
export const alertStates = signal<Readonly<Record<string, Alert>>>({});

/** Finds out what the server offers. */
export async function learnAlertOffer(): Promise<void> {
  alertOffer.value ??= await fetchAlertOffer().catch(noAnswer);
}

/** Adds an address for a column; throws `WriteFailure`. */
export async function addAddress(column: Column, kind: AlertKind, address: string): Promise<void> {
  const { id, token, ...made } = await postAlert(kind, address, { ...wishesOf(''), rules: [ruleOf(column)] });
  addTarget({ id, token, kind, address: made.address }, column.id);
  note({ id, ...made });
}

/** Ends the alerts to an address, also where the server no longer knows it. */
export async function removeAddress(target: AlertTarget): Promise<void> {
  await deleteAlert(target).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  forgetTarget(target.id);
}

/** Sends a test to an address; throws `WriteFailure`. */
export async function testAddress(target: AlertTarget): Promise<void> {
  note(await postAlertTest(target));
}

/** Keeps what is known about the addresses fresh until the returned function is called. */
export function watchAddresses(): () => void {
  const look = (): void => {
    for (const target of alerts.peek().targets) void learnState(target);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

async function learnState(target: AlertTarget): Promise<void> {
  try {
    note(await fetchAlert(target));
  } catch (error) {
    // Its owner has ended it by a link, or nobody has confirmed it in time.
    if (isMissing(error)) forgetTarget(target.id);
  }
}

/** Keeps the rules of the addresses in step with the columns, mutes and quiet hours. */
export function keepAddresses(): void {
  const sent = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const wishes = alerts.value.targets.map((target) => [target, wishesOf(target.id)] as const);
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const [target, wish] of wishes) {
        const text = JSON.stringify(wish);
        if (sent.get(target.id) === text) continue;
        sent.set(target.id, text);
        putAlert(target, wish).then(note, (error: unknown) => {
          if (isMissing(error)) forgetTarget(target.id);
          // Sent again with the next change.
          else sent.delete(target.id);
        });
      }
    }, SETTLE_MS);
  });
}

function wishesOf(targetId: string): AlertWishesRequest {
  const { groupSeconds } = alerts.value;
  const called = columns.value.filter(({ id }) => alertsOf(id).to.includes(targetId));
  return { ...notificationOptions(), groupSeconds, rules: called.map(ruleOf) };
}

function ruleOf(column: Column): AlertWishesRequest['rules'][number] {
  const { level, independent, onlyNew } = alertsOf(column.id);
  return { name: column.name ?? column.id, filter: filterWithoutMuted(column.filter), level, independent, onlyNew };
}

function note(alert: Alert): void {
  alertStates.value = { ...alertStates.peek(), [alert.id]: alert };
}

function isMissing(error: unknown): boolean {
  return error instanceof HttpFailure && error.status === NOT_FOUND;
}
