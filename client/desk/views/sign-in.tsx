import { useState } from 'preact/hooks';
import { canUsePasskeys } from '../../views/devices/can-use-passkeys.ts';
import { deskTexts } from '../desk-texts.ts';
import { isSigningIn, signIn, signInByPasskey, signInProblem } from '../session.ts';

/** Asks for a passkey or an API key. */
export function SignIn() {
  const [key, setKey] = useState('');
  const problem = signInProblem.value;
  return (
    <main id="main" class="desk-sign-in" tabIndex={-1}>
      <form
        class="desk-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') void signIn(key.trim());
        }}
      >
        <h1>{deskTexts.signInTitle}</h1>
        <p class="desk-lead">{deskTexts.signInLead}</p>
        {canUsePasskeys() && (
          <button
            type="button"
            class="button"
            data-testid="sign-in-passkey"
            disabled={isSigningIn.value}
            onClick={() => void signInByPasskey()}
          >
            {deskTexts.signInPasskey}
          </button>
        )}
        <label class="field">
          <span class="field-label">{deskTexts.key}</span>
          <input
            type="password"
            name="api-key"
            autocomplete="off"
            spellcheck={false}
            required
            value={key}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'sign-in-problem' : undefined}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        {problem && (
          <p class="desk-problem" id="sign-in-problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button is-main" disabled={isSigningIn.value}>
          {isSigningIn.value ? deskTexts.signingIn : deskTexts.signIn}
        </button>
      </form>
    </main>
  );
}
