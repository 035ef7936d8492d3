import { useEffect, useRef } from 'preact/hooks';
import { editedColumn } from '../state/columns.ts';
import { showDialog } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';
import { Ways } from './ways.tsx';

/** The ways to everything else, where the bar has no room for them. */
export function MoreDialog() {
  const route = currentRoute.value;
  const edited = editedColumn.value;
  const begun = useRef({ route, edited });
  // Whichever way was taken, the dialog has done its work.
  useEffect(() => {
    if (begun.current.route !== route || begun.current.edited !== edited) showDialog(null);
  }, [route, edited]);
  return (
    <Modal title={texts.waysLabel} close={() => showDialog(null)}>
      <Ways />
    </Modal>
  );
}
