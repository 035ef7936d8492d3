import { shortcutTexts } from '../shortcut-texts.ts';
import { showDialog } from '../state/dialog.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';

/** The keys of the shortcuts, by what they do. */
const KEYS = {
  next: 'j k',
  column: 'h l',
  open: 'o Enter',
  save: 's',
  read: 'm',
  show: '.',
  undo: 'z',
  rewind: 'r',
  search: '/',
  back: 'u Esc',
  board: 'g h',
  saved: 'g s',
  top: 'g t',
  latest: 'g e',
  muted: 'g m',
  help: '?',
} as const satisfies Record<keyof typeof shortcutTexts, string>;

/** The list of keyboard shortcuts. */
export function HelpDialog() {
  return (
    <Modal title={texts.help} close={() => showDialog(null)}>
      <dl class="keys">
        {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((what) => (
          <div key={what}>
            <dt>
              {KEYS[what].split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{shortcutTexts[what]}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
