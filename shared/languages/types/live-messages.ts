/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface LiveMessages {
  live: {
    skip: string;
    badge: string;
    archive: string;
    ended: (time: string) => string;
    by: (names: string) => string;
    began: (time: string) => string;
    updated: (time: string) => string;
    keyPoints: string;
    keyEvents: string;
    keyEvent: string;
    pinned: string;
    posts: string;
    postCount: (count: number) => string;
    order: string;
    newest: string;
    oldest: string;
    older: string;
    later: string;
    latest: string;
    correction: string;
    edited: (time: string) => string;
    retracted: string;
    reason: string;
    link: string;
    waiting: (count: number) => string;
    connected: string;
    connecting: string;
    loading: string;
    failed: string;
    retry: string;
    credit: (name: string) => string;
    description: (publisher: string) => string;
    rss: string;
    all: string;
    allDescription: string;
    noneYet: string;
    newestCoverages: string;
    olderCoverages: string;
    takenDownTitle: string;
    takenDownText: string;
  };
}
