import { type Markup, markup } from '../pages/markup.ts';
import type { PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';

/** Signs in with a passkey; a classic script, which stays when a page loses those of its live part. */
export const SIGN_IN_SCRIPT: Markup = markup`<script src="/sign-in.js" defer></script>`;

/** Where a page for operators is. */
export type OperatorHome = '/ops' | '/admin';

/** The sign-in form of a page for operators; `problem` says why a key was refused. */
export function signInPage(home: OperatorHome, problem: string | undefined, say: PageTexts): PlainPage {
  const { signIn } = say.served;
  const name = operatorPageName(home, say);
  return {
    say,
    title: `${signIn.button} · ${name}`,
    description: signIn.description,
    head: [],
    body: markup`
      <main class="sign-in" data-home="${home}">
        <h1>${name}</h1>
        <div id="by-passkey" hidden>
          <button id="passkey" class="button" type="button">${signIn.passkey}</button>
          <p id="passkey-problem" class="problem" role="alert" hidden>${signIn.passkeyFailed}</p>
          <p class="or">${signIn.orKey}</p>
        </div>
        <form method="post" action="${home}/session">
          <label for="key">${signIn.key('admin')}</label>
          <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
          ${problemNote(problem)}
          <button class="button" type="submit">${signIn.button}</button>
        </form>
        <p>${signIn.note}</p>
      </main>
      ${SIGN_IN_SCRIPT}`,
  };
}

/** The name of a page for operators. */
export function operatorPageName(home: OperatorHome, { served, site }: PageTexts): string {
  return home === '/ops' ? served.ops(site.name) : served.admin(site.name);
}

function problemNote(problem: string | undefined): Markup {
  return problem === undefined ? markup`` : markup`<p class="problem" role="alert">${problem}</p>`;
}
