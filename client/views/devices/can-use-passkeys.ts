const IP_ADDRESS = /^[\d.]+$|:/;

/** True where the browser has passkeys: in a secure context, under a host with a name. */
export function canUsePasskeys(): boolean {
  return isSecureContext && 'PublicKeyCredential' in globalThis && !IP_ADDRESS.test(location.hostname);
}
