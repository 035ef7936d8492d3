import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { JoinCode, ReaderAnswer, ReaderShape, SyncAnswer } from '../../shared/contract/reader-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

const READER = '/api/v1/reader';
/** From where the reader downloads everything. */
export const EXPORT_PATH = `${READER}/export`;

/** The reader whom this browser has joined; null for none. */
export async function fetchReader(): Promise<ReaderShape | null> {
  return (await getJson<ReaderAnswer>(READER)).reader;
}

/** Makes a reader of this browser. */
export function createReader(): Promise<void> {
  return writeJson('POST', READER);
}

/** Deletes everything that the server keeps of the reader. */
export function deleteReader(): Promise<void> {
  return writeJson('DELETE', READER);
}

/** Exchanges changes with the server. */
export function postSync(request: unknown): Promise<SyncAnswer> {
  return writeJson('POST', `${READER}/sync`, request);
}

/** A code with which another device can join. */
export function createCode(): Promise<JoinCode> {
  return writeJson('POST', `${READER}/codes`);
}

/** Joins this browser to the reader who made the code. */
export function joinWithCode(code: string): Promise<void> {
  return writeJson('POST', `${READER}/join`, { code });
}

/** Signs a device out. */
export function signOutDevice(id: string): Promise<void> {
  return writeJson('DELETE', `${READER}/devices/${id}`);
}

/** What the browser needs to make a passkey. */
export function startPasskey(): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return writeJson('POST', `${READER}/passkeys/options`);
}

/** Keeps a passkey. */
export function addPasskey(made: RegistrationResponseJSON): Promise<void> {
  return writeJson('POST', `${READER}/passkeys`, made);
}

/** Ends a passkey. */
export function deletePasskey(id: string): Promise<void> {
  return writeJson('DELETE', `${READER}/passkeys/${encodePart(id)}`);
}

/** What the browser needs to sign in. */
export function startSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return writeJson('POST', `${READER}/sign-in/options`);
}

/** Joins this browser to the reader whose passkey signed. */
export function signIn(signed: AuthenticationResponseJSON): Promise<void> {
  return writeJson('POST', `${READER}/sign-in`, signed);
}
