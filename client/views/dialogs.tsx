import { askedWhy, openDialog } from '../state/dialog.ts';
import { muteDraft } from '../state/mutes.ts';
import { Lazy } from './lazy.tsx';

const devices = () => import('./devices/devices-dialog.tsx').then(({ DevicesDialog }) => DevicesDialog);
const display = () => import('./display-dialog.tsx').then(({ DisplayDialog }) => DisplayDialog);
const help = () => import('./help-dialog.tsx').then(({ HelpDialog }) => HelpDialog);
const more = () => import('./more-dialog.tsx').then(({ MoreDialog }) => MoreDialog);
const mutes = () => import('./mutes-dialog.tsx').then(({ MutesDialog }) => MutesDialog);
const mute = () => import('./mute-dialog.tsx').then(({ MuteDialog }) => MuteDialog);
const why = () => import('./why-dialog.tsx').then(({ WhyDialog }) => WhyDialog);
const NO_PROPS = {};

/** The open dialog. */
export function Dialogs() {
  return (
    <>
      {openDialog.value === 'devices' && <Lazy load={devices} props={NO_PROPS} />}
      {openDialog.value === 'display' && <Lazy load={display} props={NO_PROPS} />}
      {openDialog.value === 'help' && <Lazy load={help} props={NO_PROPS} />}
      {openDialog.value === 'more' && <Lazy load={more} props={NO_PROPS} />}
      {openDialog.value === 'mutes' && <Lazy load={mutes} props={NO_PROPS} />}
      {askedWhy.value && <Lazy load={why} props={{ story: askedWhy.value }} />}
      {muteDraft.value && <Lazy load={mute} props={NO_PROPS} />}
    </>
  );
}
