/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface EmbedMessages {
  embed: {
    column: (title: string, site: string) => string;
    live: string;
    connecting: string;
    refused: (detail: string) => string;
    notAllowed: (origin: string) => string;
    waiting: (count: number) => string;
    none: string;
    all: (site: string) => string;
    corrected: string;
    retracted: (reason: string) => string;
    priority: {
      flash: string;
      urgent: string;
      routine: string;
    };
  };
}
