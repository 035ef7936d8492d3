/**
 * The only place where text becomes markup or an address becomes a script; the page's policy (Trusted Types) forbids
 * all others. Browsers without Trusted Types use the text as it is.
 */
interface Factory {
  createPolicy(
    name: string,
    rules: { createHTML?: (text: string) => string; createScriptURL?: (address: string) => string },
  ): { createHTML(text: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };
const policy = trustedTypes?.createPolicy('newswire', { createHTML: (text) => text });

/** Marks HTML that the server has sanitised as trusted. */
export function sanitisedHtml(text: string): string {
  return policy?.createHTML(text) ?? text;
}

/** Allows scripts from this origin only, for example when a worker starts. */
export function trustOwnScripts(): void {
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      if (new URL(address, location.href).origin === location.origin) return address;
      throw new TypeError(`${address} is no script of ours`);
    },
  });
}
