import { devicesTexts } from '../../devices-texts.ts';
import { showDialog } from '../../state/dialog.ts';

/** A button that opens the dialog about the reader's devices. */
export function DevicesLink() {
  return (
    <button
      type="button"
      class="nav-link devices-link"
      data-testid="open-devices"
      onClick={() => showDialog('devices')}
    >
      {devicesTexts.title}
    </button>
  );
}
