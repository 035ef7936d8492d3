/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface DevicesMessages {
  devices: {
    title: string;
    intro: string;
    alone: string;
    useElsewhere: string;
    newCode: string;
    codeHint: string;
    qrLabel: string;
    qrHint: string;
    codeEnds: (minutes: number) => string;
    haveCode: string;
    codeLabel: string;
    join: string;
    back: string;
    addPasskey: string;
    passkeyHint: string;
    passkeysNeed: string;
    devices: string;
    passkeys: string;
    thisDevice: string;
    seen: (when: string) => string;
    made: (when: string) => string;
    signOut: string;
    signOutLabel: (name: string) => string;
    remove: string;
    removeLabel: (name: string) => string;
    states: {
      synced: string;
      syncing: string;
      offline: string;
      full: string;
    };
    usage: (items: number, kilobytes: number, most: number) => string;
    export: string;
    deleteAll: string;
    deleteSure: string;
    deleteYes: string;
    cancel: string;
    ask: string;
    askHint: string;
    keepBoth: string;
    keepBothHint: string;
    takeTheirs: string;
    takeTheirsHint: string;
    name: (next: string, former: string | undefined) => string;
    problems: {
      code_unknown: string;
      too_many_requests: string;
      too_many_devices: string;
      too_many_readers: string;
      already_joined: string;
      passkey_refused: string;
      device_unknown: string;
      validation_failed: string;
      offline: string;
      other: string;
    };
  };
}
