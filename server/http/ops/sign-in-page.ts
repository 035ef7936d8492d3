import { type Markup, markup } from '../pages/markup.ts';
import type { PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';

/** The sign-in form; `problem` says why a key was refused. */
export function signInPage(problem: string | undefined, say: PageTexts): PlainPage {
  const { ops, signIn } = say.served;
  return {
    say,
    title: signIn.title,
    description: signIn.description,
    head: [],
    body: markup`
      <main class="sign-in">
        <h1>${ops}</h1>
        <form method="post" action="/ops/session">
          <label for="key">${signIn.key('admin')}</label>
          <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
          ${problemNote(problem)}
          <button class="button" type="submit">${signIn.button}</button>
        </form>
        <p>${signIn.note}</p>
      </main>`,
  };
}

function problemNote(problem: string | undefined): Markup {
  return problem === undefined ? markup`` : markup`<p class="problem" role="alert">${problem}</p>`;
}
