import { joinInSchema, passkeyInSchema, signInSchema, syncInSchema } from '../../../shared/contract/reader-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import {
  joinCode,
  joined,
  passkeyMade,
  readerAnswer,
  readerExport,
  syncAnswer,
  webAuthnOptions,
} from './reader-answers.ts';

const DEVICES = 'Devices';
const DONE = { 204: { says: 'It is done' } };
const JOINED = { 201: answer('The device has joined; a cookie keeps its token', 'Joined', joined) };
const OPTIONS = { 200: answer('Options for the browser', 'WebAuthnOptions', webAuthnOptions) };
const OF_DEVICE = ['cross_site', 'device_unknown', 'too_many_requests'] as const;

/** The operations for readers with several devices; a cookie identifies the device. */
export const DEVICE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/reader', id: 'getReader', tag: DEVICES, who: 'anyone' },
    summary: 'The reader whom this device has joined, with devices and passkeys',
    answers: { 200: answer('The reader, if any', 'Reader', readerAnswer) },
  },
  {
    ...{ method: 'post', path: '/reader', id: 'makeReader', tag: DEVICES, who: 'anyone' },
    summary: 'Makes a reader, so that other devices can join',
    answers: JOINED,
    errors: ['cross_site', 'already_joined', 'too_many_readers', 'too_many_requests'],
  },
  {
    ...{ method: 'delete', path: '/reader', id: 'deleteReader', tag: DEVICES, who: 'anyone' },
    summary: 'Deletes all that the server keeps of the reader',
    answers: DONE,
    errors: [...OF_DEVICE],
  },
  {
    ...{ method: 'get', path: '/reader/export', id: 'exportReader', tag: DEVICES, who: 'anyone' },
    summary: 'All that the server keeps of the reader',
    answers: { 200: answer('Everything', 'ReaderExport', readerExport) },
    errors: ['device_unknown', 'too_many_requests'],
  },
  {
    ...{ method: 'post', path: '/reader/sync', id: 'syncReader', tag: DEVICES, who: 'anyone' },
    summary: 'Sends what the device has changed, and gets what it does not know',
    body: json('SyncIn', syncInSchema),
    answers: { 200: answer('What is new', 'Sync', syncAnswer) },
    errors: [...OF_DEVICE, 'reader_full', 'clock_ahead'],
  },
  {
    ...{ method: 'post', path: '/reader/codes', id: 'makeJoinCode', tag: DEVICES, who: 'anyone' },
    summary: 'A code with which one more device can join, within five minutes',
    answers: { 201: answer('The code', 'JoinCode', joinCode) },
    errors: [...OF_DEVICE],
  },
  {
    ...{ method: 'post', path: '/reader/join', id: 'joinReader', tag: DEVICES, who: 'anyone' },
    summary: 'Joins this device with a code',
    body: json('JoinIn', joinInSchema),
    answers: JOINED,
    errors: ['cross_site', 'code_unknown', 'already_joined', 'too_many_devices'],
  },
  {
    ...{ method: 'delete', path: '/reader/devices/:id', id: 'signOutDevice', tag: DEVICES, who: 'anyone' },
    summary: 'Signs a device out; with the last one, and without a passkey, the reader is deleted',
    answers: DONE,
    errors: [...OF_DEVICE, 'not_found'],
  },
  {
    ...{ method: 'post', path: '/reader/passkeys/options', id: 'startPasskey', tag: DEVICES, who: 'anyone' },
    summary: 'What a browser needs to make a passkey (WebAuthn)',
    answers: OPTIONS,
    errors: [...OF_DEVICE],
  },
  {
    ...{ method: 'post', path: '/reader/passkeys', id: 'addPasskey', tag: DEVICES, who: 'anyone' },
    summary: 'Adds a passkey, with which the reader can come back from anywhere',
    body: json('PasskeyIn', passkeyInSchema),
    answers: { 201: answer('It is kept', 'PasskeyMade', passkeyMade) },
    errors: [...OF_DEVICE, 'passkey_refused', 'too_many_devices'],
  },
  {
    ...{ method: 'delete', path: '/reader/passkeys/:id', id: 'deletePasskey', tag: DEVICES, who: 'anyone' },
    summary: 'Ends a passkey',
    answers: DONE,
    errors: [...OF_DEVICE, 'not_found'],
  },
  {
    ...{ method: 'post', path: '/reader/sign-in/options', id: 'startSignIn', tag: DEVICES, who: 'anyone' },
    summary: 'What a browser needs to sign in with a passkey',
    answers: OPTIONS,
    errors: ['cross_site', 'too_many_requests'],
  },
  {
    ...{ method: 'post', path: '/reader/sign-in', id: 'signIn', tag: DEVICES, who: 'anyone' },
    summary: 'Joins this device with a passkey',
    body: json('SignIn', signInSchema),
    answers: JOINED,
    errors: ['cross_site', 'passkey_refused', 'already_joined', 'too_many_devices'],
  },
];
