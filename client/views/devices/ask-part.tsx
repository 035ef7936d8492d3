import { cancelJoin, settle } from '../../actions/devices.ts';
import { devicesTexts } from '../../devices-texts.ts';
import { formerName, reader } from '../../state/reader.ts';
import { BusyButton } from './busy-button.tsx';

/** Asks what becomes of what this browser had before it joined; until then nothing changes. */
export function AskPart() {
  const name = reader.value?.commenter?.name;
  return (
    <>
      <h3>{devicesTexts.ask}</h3>
      <p>{devicesTexts.askHint}</p>
      {name !== undefined && <p>{devicesTexts.name(name, otherName(name))}</p>}
      <dl class="devices-choices">
        <div>
          <dt>
            <BusyButton testId="keep-both" act={() => settle('both')}>
              {devicesTexts.keepBoth}
            </BusyButton>
          </dt>
          <dd>{devicesTexts.keepBothHint}</dd>
        </div>
        <div>
          <dt>
            <BusyButton testId="take-theirs" act={() => settle('theirs')}>
              {devicesTexts.takeTheirs}
            </BusyButton>
          </dt>
          <dd>{devicesTexts.takeTheirsHint}</dd>
        </div>
      </dl>
      <BusyButton testId="cancel-join" isSmall act={cancelJoin}>
        {devicesTexts.cancel}
      </BusyButton>
    </>
  );
}

/** The name under which the reader has commented here, if it is another. */
function otherName(next: string): string | undefined {
  return formerName.value === next ? undefined : (formerName.value ?? undefined);
}
