import { displayTexts } from '../display-texts.ts';
import { showDialog } from '../state/dialog.ts';
import { DevicesLink } from './devices/devices-link.tsx';
import { DisplayFields } from './display-fields.tsx';
import { Modal } from './modal.tsx';

/** The dialog in which readers choose how pages look. */
export function DisplayDialog() {
  return (
    <Modal title={displayTexts.title} close={() => showDialog(null)}>
      <DisplayFields />
      <DevicesLink />
    </Modal>
  );
}
