import { useEffect, useRef } from 'preact/hooks';
import { editedColumn } from '../state/columns.ts';
import { showDialog } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';
import { NavLinks } from './nav-links.tsx';

/** The links of the top bar, where it has no room for them. */
export function MoreDialog() {
  const route = currentRoute.value;
  const edited = editedColumn.value;
  const begun = useRef({ route, edited });
  // Close the dialog once a link or button was used.
  useEffect(() => {
    if (begun.current.route !== route || begun.current.edited !== edited) showDialog(null);
  }, [route, edited]);
  return (
    <Modal title={texts.navLabel} close={() => showDialog(null)}>
      <NavLinks />
    </Modal>
  );
}
