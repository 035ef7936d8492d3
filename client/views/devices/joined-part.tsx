import { useState } from 'preact/hooks';
import type { ReaderShape } from '../../../shared/contract/reader-shapes.ts';
import { deleteEverything, makePasskey, removePasskey, showNewCode, signOut } from '../../actions/devices.ts';
import { devicesTexts } from '../../devices-texts.ts';
import { EXPORT_PATH } from '../../net/reader-api.ts';
import { now } from '../../state/clock.ts';
import { joinCode, reader, syncState } from '../../state/reader.ts';
import { timeText } from '../time-text.ts';
import { BusyButton } from './busy-button.tsx';
import { canUsePasskeys } from './can-use-passkeys.ts';
import { CodePart } from './code-part.tsx';

/** The devices and passkeys of a reader, and how to get, export and delete them. */
export function JoinedPart() {
  const known = reader.value;
  const code = joinCode.value;
  return (
    <>
      <p role="status" data-testid="sync-state">
        {devicesTexts.states[syncState.value]}
      </p>
      {code && <CodePart code={code} />}
      <div class="devices-row">
        <BusyButton testId="show-code" act={showNewCode}>
          {code ? devicesTexts.newCode : devicesTexts.useElsewhere}
        </BusyButton>
        {canUsePasskeys() && (
          <BusyButton testId="passkey-add" act={makePasskey}>
            {devicesTexts.addPasskey}
          </BusyButton>
        )}
      </div>
      <p class="devices-hint">{canUsePasskeys() ? devicesTexts.passkeyHint : devicesTexts.passkeysNeed}</p>
      {known && <Devices known={known} />}
      {known && known.passkeys.length > 0 && <Passkeys known={known} />}
      {known && (
        <p class="devices-hint">
          {devicesTexts.usage(known.items, Math.ceil(known.bytes / 1_024), known.bytesMax / 1_024)}
        </p>
      )}
      <DeleteAll />
    </>
  );
}

function Devices({ known }: { known: ReaderShape }) {
  return (
    <section aria-label={devicesTexts.devices}>
      <h3>{devicesTexts.devices}</h3>
      <ul class="devices-list">
        {known.devices.map(({ id, name, seenAt, current }) => (
          <li key={id}>
            <span>
              {name} {current && <em>({devicesTexts.thisDevice})</em>}
            </span>
            <span class="count">{devicesTexts.seen(timeText(Date.parse(seenAt), now.value))}</span>
            <BusyButton testId="sign-out" isSmall label={devicesTexts.signOutLabel(name)} act={() => signOut(id)}>
              {devicesTexts.signOut}
            </BusyButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passkeys({ known }: { known: ReaderShape }) {
  return (
    <section aria-label={devicesTexts.passkeys}>
      <h3>{devicesTexts.passkeys}</h3>
      <ul class="devices-list">
        {known.passkeys.map(({ id, name, createdAt }) => (
          <li key={id} data-testid="passkey">
            <span>{name}</span>
            <span class="count">{devicesTexts.made(timeText(Date.parse(createdAt), now.value))}</span>
            <BusyButton
              testId="passkey-remove"
              isSmall
              label={devicesTexts.removeLabel(name)}
              act={() => removePasskey(id)}
            >
              {devicesTexts.remove}
            </BusyButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeleteAll() {
  const [isSure, setSure] = useState(false);
  return (
    <div class="devices-end">
      <a class="link-button" href={EXPORT_PATH} download="newswire-reader.json" data-testid="export-reader">
        {devicesTexts.export}
      </a>
      {isSure ? (
        <div class="devices-sure" role="alert">
          <p>{devicesTexts.deleteSure}</p>
          <BusyButton testId="delete-reader-yes" isSmall act={deleteEverything}>
            {devicesTexts.deleteYes}
          </BusyButton>
          <button type="button" class="link-button" onClick={() => setSure(false)}>
            {devicesTexts.cancel}
          </button>
        </div>
      ) : (
        <button type="button" class="link-button" data-testid="delete-reader" onClick={() => setSure(true)}>
          {devicesTexts.deleteAll}
        </button>
      )}
    </div>
  );
}
