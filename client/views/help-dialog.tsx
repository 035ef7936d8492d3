import { shortcuts } from '../help-texts.ts';
import { showDialog } from '../state/dialog.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';

/** The list of keyboard shortcuts. */
export function HelpDialog() {
  return (
    <Modal title={texts.help} close={() => showDialog(null)}>
      <dl class="keys">
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
