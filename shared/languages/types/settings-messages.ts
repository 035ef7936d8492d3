/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface SettingsMessages {
  settings: {
    addTopic: string;
    suggestions: string;
    removeTopic: (label: string) => string;
    done: string;
    columnName: string;
    columnNameHint: string;
    order: string;
    density: string;
    densities: {
      compact: string;
      standard: string;
      pictures: string;
    };
    densityForAll: string;
    sorts: {
      latest: string;
      top: string;
    };
    topicParts: {
      any: string;
      all: string;
      none: string;
    };
    words: string;
    wordsHint: string;
    sections: string;
    publishersLabel: string;
    languages: string;
    minPriority: string;
    notify: string;
    notifyStates: {
      unsupported: string;
      denied: string;
      off: string;
      failed: string;
      on: string;
    };
    quietHours: string;
    quietOn: string;
    quietFrom: string;
    quietTo: string;
    quietFlash: string;
    notifyLevels: {
      off: string;
      flash: string;
      urgent: string;
      all: string;
    };
    moveLeft: string;
    moveRight: string;
    openAlone: string;
    copyColumnLink: string;
    copyLink: string;
    removeColumn: string;
    languagesHint: string;
    alertMe: string;
  };
  publisher: {
    follow: string;
    following: string;
    stop: string;
    stories: (count: number, more: boolean) => string;
    since: string;
    topics: string;
    rss: string;
    jsonFeed: string;
    failed: string;
  };
  mute: {
    muteKinds: {
      topic: string;
      publisher: string;
      storyline: string;
      words: string;
    };
    mutePreview: (count: number) => string;
    mutePreviewOf: (count: number, of: number) => string;
    muteWords: string;
    muteWordsNext: string;
    muteHour: string;
    muteDay: string;
    muteWeek: string;
    forEver: string;
    until: (time: string) => string;
    mutesNone: string;
    unmute: string;
    unmuted: string;
  };
  search: {
    suggestions: string;
    fields: {
      topic: string;
      publisher: string;
      section: string;
      lang: string;
      priority: string;
      since: string;
      until: string;
      has: string;
    };
    times: {
      '1h': string;
      '24h': string;
      '7d': string;
      today: string;
      yesterday: string;
    };
    picture: string;
    expected: (what: string) => string;
  };
  shortcut: {
    next: string;
    column: string;
    open: string;
    save: string;
    read: string;
    show: string;
    undo: string;
    rewind: string;
    search: string;
    back: string;
    board: string;
    saved: string;
    top: string;
    latest: string;
    muted: string;
    help: string;
  };
  rewind: {
    rewindLabel: string;
    ago: (time: string) => string;
    slider: string;
    range: string;
    ranges: readonly [string, string, string, string];
    speed: string;
    play: string;
    pause: string;
    times: (speed: number) => string;
    factor: (speed: number) => string;
    backToLive: string;
    historyGone: string;
  };
  pane: {
    pane: string;
    openInTab: string;
    closePane: string;
  };
  toast: {
    kinds: {
      'column-removed': string;
      'columns-replaced': string;
      'alerts-on': string;
      'alerts-off': string;
      'link-copied': string;
      muted: string;
      'link-not-copied': string;
      'too-many-columns': (most: number) => string;
      'too-many-saved': (most: number) => string;
    };
    of: (what: string, of: string) => string;
    undo: string;
    undoHint: string;
  };
  missed: {
    title: (stories: number, since: string) => string;
    newStories: string;
    putAway: string;
  };
  saved: {
    none: string;
  };
  running: {
    badge: string;
    others: (count: number) => string;
  };
}
