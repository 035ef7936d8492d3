/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface ComposerMessages {
  composer: {
    start: string;
    none: string;
    startTitle: string;
    changeTitle: string;
    begin: string;
    all: string;
    open: string;
    change: string;
    end: string;
    endTitle: (title: string) => string;
    endLead: string;
    newPost: string;
    editPost: string;
    post: string;
    save: string;
    posted: string;
    shortcut: string;
    kept: string;
    edit: string;
    release: string;
    retract: string;
    retractTitle: string;
    retractLead: string;
    keyPointsHint: string;
    authorsHint: string;
    languageHint: string;
    needsContent: string;
    needsTitle: string;
    parts: {
      title: string;
      picture: string;
      link: string;
      quote: string;
    };
    marks: {
      keyEvent: string;
      correction: string;
      pinned: string;
    };
    fields: {
      title: string;
      summary: string;
      keyPoints: string;
      authors: string;
      language: string;
      text: string;
      pictureUrl: string;
      pictureAlt: string;
      pictureCaption: string;
      pictureCredit: string;
      linkUrl: string;
      linkTitle: string;
      linkDescription: string;
      quoteText: string;
      quoteSource: string;
      quoteUrl: string;
    };
    refusals: {
      coverage_ended: string;
      post_retracted: string;
      too_many_pinned: string;
      too_many_posts: string;
      not_your_coverage: string;
    };
  };
}
