const CLIENT_DATA = JSON.stringify({ type: 'webauthn.get', challenge: 'x', origin: 'https://x.example' });

/** A new passkey, as large as a request may be. */
export function forgedPasskey(): unknown {
  return forged({ attestationObject: 'A'.repeat(16_000) });
}

/** A sign-in with a passkey that nobody has. */
export function forgedSignature(): unknown {
  return forged({ authenticatorData: 'A'.repeat(8_000), signature: 'A'.repeat(4_000) });
}

function forged(response: object): unknown {
  return {
    ...{ id: 'none', rawId: 'none', type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON: Buffer.from(CLIENT_DATA).toString('base64url'), ...response },
  };
}
