import { ROLES } from '../../../shared/domain/role.ts';
import { markup } from '../pages/markup.ts';
import type { PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { SIGN_IN_SCRIPT } from './sign-in-page.ts';

/** The page of an invitation; its script shows whom it is for, as only the browser knows the token. */
export function invitationPage(say: PageTexts): PlainPage {
  const { invitation } = say.served;
  const title = invitation.title(say.site.name);
  const roles = ROLES.map((role) => markup`<span id="role-${role}" hidden>${invitation.roles[role]}</span>`);
  return {
    say,
    title,
    description: invitation.description,
    head: [],
    body: markup`
      <main class="sign-in" data-invitation>
        <h1>${title}</h1>
        <noscript><p class="problem">${invitation.need}</p></noscript>
        <div id="invited" hidden>
          <p class="invited">
            ${invitation.isFor}
            <strong id="invited-name" dir="auto"></strong>
            ${roles}<span id="invited-publisher" dir="auto"></span>
          </p>
          <p>${invitation.note}</p>
          <button id="make-passkey" class="button" type="button" hidden>${invitation.button}</button>
          <p id="passkeys-need" class="problem" hidden>${invitation.need}</p>
        </div>
        <p id="invitation-problem" class="problem" role="alert" hidden>${invitation.failed}</p>
        <p id="invitation-gone" class="problem" role="alert" hidden>${invitation.gone}</p>
      </main>
      ${SIGN_IN_SCRIPT}`,
  };
}
