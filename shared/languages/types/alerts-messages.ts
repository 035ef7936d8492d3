/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface AlertsMessages {
  alert: {
    title: string;
    inPage: string;
    ways: {
      strip: string;
      sound: string;
      title: string;
    };
    sendTo: string;
    addAddress: string;
    kinds: {
      email: string;
      ntfy: string;
      webhook: string;
    };
    kind: string;
    address: string;
    hints: {
      email: string;
      ntfy: string;
      webhook: string;
    };
    add: string;
    test: string;
    remove: string;
    level: string;
    levels: {
      flash: string;
      urgent: string;
      all: string;
    };
    independent: string;
    publishers: (count: number) => string;
    onlyNew: string;
    group: string;
    quiet: string;
    states: {
      unconfirmed: string;
      active: string;
      ended: string;
    };
    ended: (reason: string) => string;
    deliveries: {
      confirm: string;
      test: string;
      news: string;
    };
    delivery: (what: string, how: string, time: string) => string;
    delivered: {
      waiting: string;
      sending: string;
      sent: string;
      failed: string;
    };
    because: (delivery: string, why: string) => string;
    failures: {
      alerts_off: string;
      too_many_alerts: string;
      too_many_requests: string;
      offline: string;
      other: string;
    };
    strip: (column: string, count: number) => string;
    dismiss: string;
  };
}
