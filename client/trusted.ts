/**
 * The only place where text becomes markup or an address becomes a script: the page's policy (Trusted Types) lets
 * nothing else pass. Browsers without it take the text as it is.
 */
interface Factory {
  createPolicy(
    name: string,
    rules: { createHTML?: (text: string) => string; createScriptURL?: (address: string) => string },
  ): { createHTML(text: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };
const policy = trustedTypes?.createPolicy('newswire', { createHTML: (text) => text });

/** What the server has sanitised, as markup. */
export function sanitisedHtml(text: string): string {
  return policy?.createHTML(text) ?? text;
}

/** Lets workers be started from our own files; asked whenever an address is about to become a script. */
export function trustOwnScripts(): void {
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      if (new URL(address, location.href).origin === location.origin) return address;
      throw new TypeError(`${address} is no script of ours`);
    },
  });
}
