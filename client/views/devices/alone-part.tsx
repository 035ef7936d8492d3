import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { joinByCode, joinByPasskey, makePasskey, showNewCode } from '../../actions/devices.ts';
import { devicesTexts } from '../../devices-texts.ts';
import { BusyButton } from './busy-button.tsx';
import { canUsePasskeys } from './can-use-passkeys.ts';

const LINK = '#join=';

/** What a browser that has joined nobody offers: to show a code, to enter one, or to use a passkey. */
export function AlonePart() {
  const id = useId();
  // A link from another device has the code; the reader still has to say that they want to join.
  const [code, setCode] = useState(() => (location.hash.startsWith(LINK) ? location.hash.slice(LINK.length) : ''));
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (location.hash.startsWith(LINK)) history.replaceState(history.state, '', location.pathname + location.search);
  }, []);
  const join = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    await joinByCode(code);
    setBusy(false);
  };
  return (
    <>
      <p>{devicesTexts.intro}</p>
      <p class="devices-hint">{devicesTexts.alone}</p>
      <div class="devices-row">
        <BusyButton testId="show-code" act={showNewCode}>
          {devicesTexts.useElsewhere}
        </BusyButton>
      </div>
      <form class="devices-form" onSubmit={(event) => void join(event)}>
        <label for={id}>{devicesTexts.codeLabel}</label>
        <input
          id={id}
          data-testid="join-code"
          value={code}
          maxLength={20}
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="button" data-testid="join" disabled={isBusy}>
          {devicesTexts.join}
        </button>
      </form>
      {canUsePasskeys() ? (
        <div class="devices-row">
          <BusyButton testId="passkey-sign-in" act={joinByPasskey}>
            {devicesTexts.back}
          </BusyButton>
          <BusyButton testId="passkey-add" act={makePasskey}>
            {devicesTexts.addPasskey}
          </BusyButton>
        </div>
      ) : (
        <p class="devices-hint">{devicesTexts.passkeysNeed}</p>
      )}
    </>
  );
}
