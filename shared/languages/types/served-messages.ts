/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface ServedMessages {
  served: {
    description: string;
    topicDescription: (label: string) => string;
    publisherDescription: (name: string) => string;
    latest: string;
    older: string;
    noStories: string;
    noOlder: string;
    allStories: string;
    signIn: {
      description: string;
      key: (scope: string) => string;
      button: string;
      note: string;
      passkey: string;
      passkeyFailed: string;
      orKey: string;
    };
    invitation: {
      title: (site: string) => string;
      description: string;
      isFor: string;
      note: string;
      button: string;
      gone: string;
      failed: string;
      need: string;
      roles: {
        operator: string;
        moderator: string;
        editor: string;
        writer: string;
      };
    };
    opsAway: string;
    utc: (time: string) => string;
    noScript: string;
    ops: (site: string) => string;
    admin: (site: string) => string;
    site: {
      about: string;
      imprint: string;
      privacy: string;
      contact: string;
    };
    badKey: string;
    alertPage: {
      confirm: {
        title: string;
        ask: (address: string) => string;
        button: string;
        doneTitle: string;
        done: string;
      };
      unsubscribe: {
        title: string;
        ask: (address: string) => string;
        button: string;
        doneTitle: string;
        done: string;
      };
      gone: {
        title: string;
        text: string;
      };
    };
  };
}
