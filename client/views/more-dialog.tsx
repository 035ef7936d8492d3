import { useEffect, useRef } from 'preact/hooks';
import { editedColumn } from '../state/columns.ts';
import { showDialog } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { isRewound } from '../state/rewind.ts';
import { texts } from '../texts.ts';
import { DevicesLink } from './devices/devices-link.tsx';
import { Modal } from './modal.tsx';
import { NavLinks } from './nav-links.tsx';
import { SiteLinks } from './site-links.tsx';

/** The links of the top bar, where it has no room for them. */
export function MoreDialog() {
  const route = currentRoute.value;
  const edited = editedColumn.value;
  const isPast = isRewound.value;
  const begun = useRef({ route, edited, isPast });
  // Close the dialog once a link or button was used.
  useEffect(() => {
    const { current } = begun;
    if (current.route !== route || current.edited !== edited || current.isPast !== isPast) showDialog(null);
  }, [route, edited, isPast]);
  return (
    <Modal title={texts.navLabel} close={() => showDialog(null)}>
      <NavLinks />
      <div class="nav-links">
        <DevicesLink />
      </div>
      <SiteLinks />
    </Modal>
  );
}
