/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface SentMessages {
  sent: {
    flash: (headline: string) => string;
    retracted: (headline: string) => string;
    retractedBy: (publisher: string, reason: string) => string;
    removed: string;
    removedBy: string;
    corrected: (headline: string) => string;
    before: (publisher: string, headline: string) => string;
    reports: (count: number, headline: string) => string;
    stories: (count: number) => string;
    storiesIn: (count: number, rule: string) => string;
    andReports: (count: number) => string;
    more: (count: number) => string;
    quiet: (count: number) => string;
    andMore: (count: number) => string;
    confirmTitle: (host: string) => string;
    confirm: string;
    notYou: string;
    testTitle: string;
    test: string;
    stop: string;
  };
}
