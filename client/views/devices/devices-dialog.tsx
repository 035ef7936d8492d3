import '../../styles/devices.css';
import { useEffect } from 'preact/hooks';
import { loadReader } from '../../actions/devices.ts';
import { devicesTexts } from '../../devices-texts.ts';
import { showDialog } from '../../state/dialog.ts';
import { joined } from '../../state/joined.ts';
import { readerProblem, showCode } from '../../state/reader.ts';
import { Modal } from '../modal.tsx';
import { AlonePart } from './alone-part.tsx';
import { AskPart } from './ask-part.tsx';
import { JoinedPart } from './joined-part.tsx';

/** The dialog in which readers join devices, and see and end what they have joined. */
export function DevicesDialog() {
  const own = joined.value;
  const problem = readerProblem.value;
  useEffect(() => {
    if (own) void loadReader();
  }, []);
  const close = (): void => {
    showCode(null);
    showDialog(null);
  };
  return (
    <Modal title={devicesTexts.title} close={close}>
      <div class="devices" data-testid="devices">
        {problem !== null && (
          <p class="devices-problem" role="alert">
            {problemText(problem)}
          </p>
        )}
        {own === null ? <AlonePart /> : own.isAsking ? <AskPart /> : <JoinedPart />}
      </div>
    </Modal>
  );
}

function problemText(code: string): string {
  const problems: Readonly<Record<string, string>> = devicesTexts.problems;
  return problems[code] ?? devicesTexts.problems.other;
}
