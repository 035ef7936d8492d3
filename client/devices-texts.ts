import { number, plural } from './number-text.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  code_unknown:
    'This code is wrong, was used already, or is older than five minutes. Show a new one on your other device.',
  too_many_requests: 'Too many attempts. Try again in a few minutes.',
  too_many_devices: 'You have as many devices or passkeys as possible. Sign one out first.',
  too_many_readers: 'Too many new readers on your network today. Try again tomorrow.',
  already_joined: 'This device already belongs to a reader. Sign it out first.',
  passkey_refused: 'That didn’t work with the passkey. Try again, or use a code from another device.',
  device_unknown: 'This device was signed out. Everything stays in this browser.',
  validation_failed: 'A code has eight letters and digits, such as K7QM 4XWP.',
  offline: 'No connection. Try again when you’re online.',
};

/** The texts of the dialog about a reader's devices. */
export const devicesTexts = {
  title: 'Your devices',
  intro:
    'Read on with the same columns, mutes, saved and read stories on another phone or computer. No account, no password.',
  alone: 'Everything you’ve set up is kept in this browser only.',
  useElsewhere: 'Use on another device',
  newCode: 'Show a new code',
  codeHint: 'On the other device, open this page, then “Your devices”, and enter:',
  qrLabel: 'QR code with the link to join',
  qrHint: 'Or scan this with its camera.',
  codeEnds: (minutes: number) => `Good for ${plural(Math.max(1, minutes), 'minute', 'minutes')}, and once.`,
  haveCode: 'I have a code',
  codeLabel: 'Code from your other device',
  join: 'Join',
  back: 'Come back with a passkey',
  addPasskey: 'Add a passkey',
  passkeyHint: 'With a passkey you can come back from anywhere, even if you lose all your devices.',
  passkeysNeed: 'Passkeys need HTTPS and an address with a name.',
  devices: 'Devices',
  passkeys: 'Passkeys',
  thisDevice: 'this one',
  seen: (when: string) => `last here ${when}`,
  made: (when: string) => `made ${when}`,
  signOut: 'Sign out',
  signOutLabel: (name: string) => `Sign out ${name}`,
  remove: 'Remove',
  removeLabel: (name: string) => `Remove the passkey of ${name}`,
  states: {
    synced: 'All your devices are up to date.',
    syncing: 'Syncing…',
    offline: 'Offline. Changes are kept here and sent when you’re back.',
    full: 'There’s no more room on the server. Remove some saved stories or mutes.',
  },
  usage: (items: number, kilobytes: number, most: number) =>
    `${plural(items, 'item', 'items')} on the server, ${number.format(kilobytes)} of ${number.format(most)} KB.`,
  export: 'Download everything',
  deleteAll: 'Delete from the server',
  deleteSure: 'Delete your devices, passkeys and everything the server keeps? What’s in this browser stays.',
  deleteYes: 'Yes, delete',
  cancel: 'Cancel',
  ask: 'What about the things already in this browser?',
  askHint: 'You can keep both, or use only what’s on your other devices. Nothing has changed yet.',
  keepBoth: 'Keep both',
  keepBothHint:
    'Adds this browser’s columns, mutes and stories to the others. Settings such as the theme come from your other devices.',
  takeTheirs: 'Use the other device’s',
  takeTheirsHint: 'Replaces this browser’s columns, mutes, saved and read stories.',
  name: (next: string, former: string | null) =>
    former === null || former === next
      ? `You’ll comment as ${next}.`
      : `You’ll comment as ${next}, no longer as ${former}.`,
  problem: (code: string) => PROBLEMS[code] ?? 'That didn’t work. Try again in a moment.',
} as const;
