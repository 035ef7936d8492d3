import type { BrowserContext } from 'playwright-core';

/** Serves pages as to a browser without scripts, to one in which axe, itself a script, can run. */
export async function takeScriptsAway(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    const response = await route.fetch();
    if (!/html|css/.test(response.headers()['content-type'] ?? '')) return route.fulfill({ response });
    const body = (await response.text())
      .replace(/<script\b.*?<\/script>/gs, '')
      .replace(/\(scripting:\s*none\)/g, '(min-width:0)')
      .replace(/\(scripting:\s*enabled\)/g, '(max-width:0)');
    return route.fulfill({ response, body });
  });
}
