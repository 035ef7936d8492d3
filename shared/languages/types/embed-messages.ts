/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface EmbedMessages {
  embed: {
    name: string;
    column: (title: string) => string;
    live: string;
    connecting: string;
    refused: (detail: string) => string;
    notAllowed: (origin: string) => string;
    waiting: (count: number) => string;
    none: string;
    all: string;
    corrected: string;
    retracted: (reason: string) => string;
    priority: {
      flash: string;
      urgent: string;
      routine: string;
    };
  };
}
