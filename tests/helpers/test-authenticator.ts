import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** An authenticator in software that keeps one passkey (ES256, without attestation). */
export interface TestAuthenticator {
  /** Answers `navigator.credentials.create`. */
  create(options: { challenge: string; rp: { id: string } }, origin: string): object;
  /** Answers `navigator.credentials.get`. */
  get(options: { challenge: string; rpId: string }, origin: string): object;
}

/** Opens an authenticator; one that does not know its user cannot say so. */
export function openTestAuthenticator({ knowsUser = true } = {}): TestAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const flags = USER_PRESENT | (knowsUser ? USER_VERIFIED : 0);
  let counter = 0;

  const authData = (rpId: string, more: number, rest: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head[0] = flags | more;
    counter += 1;
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, rest]);
  };
  const answer = (response: Record<string, Buffer>): object => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])),
  });
  return {
    create({ challenge, rp }, origin) {
      const cose = Buffer.concat([
        // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, 'base64url'),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, 'base64url'),
      ]);
      const data = authData(rp.id, HAS_CREDENTIAL, Buffer.concat([Buffer.alloc(16), Buffer.from([0, 16]), id, cose]));
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        ...[cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0]), cborText('authData')],
        ...[Buffer.from([0x58, data.length]), data],
      ]);
      return answer({ clientDataJSON: clientData('webauthn.create', challenge, origin), attestationObject });
    },
    get({ challenge, rpId }, origin) {
      const clientDataJSON = clientData('webauthn.get', challenge, origin);
      const authenticatorData = authData(rpId, 0, Buffer.alloc(0));
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
      return answer({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, privateKey) });
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin }));
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
