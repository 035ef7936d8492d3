import { type Markup, markup } from '../pages/markup.ts';
import type { PlainPage } from '../pages/page-template.ts';

/** The sign-in form; `problem` says why a key was refused. */
export function signInPage(problem: string | undefined): PlainPage {
  return {
    title: 'Sign in · Newswire ops',
    description: 'The operations dashboard.',
    head: [],
    body: markup`
      <main class="sign-in">
        <h1>Newswire ops</h1>
        <form method="post" action="/ops/session">
          <label for="key">API key with the scope <code>admin</code></label>
          <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
          ${problemNote(problem)}
          <button class="button" type="submit">Sign in</button>
        </form>
        <p>The browser stays signed in for 12 hours; the key itself is not kept.</p>
      </main>`,
  };
}

function problemNote(problem: string | undefined): Markup {
  return problem === undefined ? markup`` : markup`<p class="problem" role="alert">${problem}</p>`;
}
