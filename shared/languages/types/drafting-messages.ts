/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface DraftingMessages {
  draft: {
    saved: string;
    saving: string;
    notSaved: (reason: string) => string;
    offline: string;
    full: string;
    goneShort: string;
    changedMeanwhile: string;
    gone: string;
    saveAsNew: string;
    putAside: string;
    editing: (names: string, count: number) => string;
    elsewhere: string;
    unnamed: string;
    you: string;
    conflict: (who: string) => string;
    conflictLead: string;
    keepMine: string;
    takeTheirs: string;
    none: string;
    keptFor: string;
    changed: (who: string, when: string) => string;
    openAt: (names: string) => string;
    open: string;
    openLabel: (title: string) => string;
    openFailed: string;
    remove: string;
    deleteLabel: (title: string) => string;
    deleteTitle: (title: string) => string;
    deleteLead: string;
    deleteDraft: string;
  };
  reach: {
    title: string;
    lead: string;
    ask: string;
    askAgain: string;
    asking: string;
    isOld: string;
    columns: string;
    columnsOf: (columns: number, filters: number) => string;
    notifications: string;
    nowAndLater: (now: number, later: number) => string;
    alerts: string;
    webhooks: string;
    number: (count: number) => string;
    none: string;
    incomplete: (answered: number, asked: number) => string;
  };
  approval: {
    badge: string;
    waits: (until: string) => string;
    writtenBy: (who: string) => string;
    approvedBy: (who: string) => string;
    somebody: string;
    read: string;
    title: (headline: string) => string;
    lead: string;
    approve: string;
    refuse: string;
    reason: string;
    needsReason: string;
    changed: string;
    own: string;
    over: string;
  };
}
