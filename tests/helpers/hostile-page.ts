import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, openBrowser } from './browser.ts';

/** Opens hostile HTML in a disposable browser and reports what it managed to do. */
export interface HostilePage {
  /** Scripts that ran, dialogs, and script URLs, after parsing, clicking, hovering and focusing. */
  mischief(html: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Injected first: calling one of these proves that a script has run. */
const TRAPS = `
  window.mischief = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
    window[name] = () => window.mischief.push(name);
  }
`;

const PROVOKE = `(() => {
  const host = document.createElement('div');
  host.innerHTML = document.getElementById('raw').textContent;
  document.body.append(host);
  // Script URLs are found by their address; following other links would only end the test.
  for (const type of ['click', 'submit']) document.addEventListener(type, (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll('body *')) {
    for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href', 'data']) {
      const value = element.getAttribute(name);
      if (value && /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data):/i.test(value)) window.mischief.push(name + ' ' + value);
    }
    for (const { name } of element.attributes) if (/^on/i.test(name)) window.mischief.push(name);
    for (const type of ['mouseover', 'mouseenter', 'focus', 'click', 'load', 'error', 'animationstart', 'toggle']) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  }
  return window.mischief.splice(0);
})()`;

/** Opens a page without a content security policy, so that only the sanitiser can stop scripts. */
export async function openHostilePage(): Promise<HostilePage> {
  let html = '';
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    const raw = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    res.end(`<!doctype html><body><article>${html}</article><textarea id="raw" hidden>${raw}</textarea>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser: Browser = await openBrowser();
  await browser.context.route('**', (route) => (route.request().url() === url ? route.continue() : route.abort()));
  await browser.page.addInitScript(TRAPS);
  const dialogs: string[] = [];
  browser.page.on('dialog', (dialog) => {
    dialogs.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    async mischief(hostile) {
      html = hostile;
      await browser.page.goto(url, { waitUntil: 'domcontentloaded' });
      const done = (await browser.page.evaluate(PROVOKE)) as string[];
      return [...done, ...dialogs.splice(0)];
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
