/** One attempt by a stranger. */
export interface Visit {
  port: number;
  fixtures: Fixtures;
  /** The stranger's apparent public address. */
  address: string;
  /** Unique within a measurement. */
  no: number;
  /** Aborts when the measurement is over. */
  signal: AbortSignal;
}

/** The server's response. */
export interface Outcome {
  /** Received bytes on the wire. */
  bytes: number;
  /** True for a refusal: 4xx, 503, `reset`, `goodbye`, or an end without an answer. */
  refused: boolean;
  /** The status, or the word that ended it. */
  said: string;
}

/** The most expensive request to one route. */
export interface WorstInput {
  name: string;
  /** What it covers: an operation's id, a root route, or the name of a socket request. */
  of: string;
  /** True for a transfer, whose cost is judged per megabyte because the receiver pays for it, too. */
  isTransfer?: boolean;
  /** Requests per visit if more than one: a socket may send many. */
  requests?: number;
  visit(visit: Visit): Promise<Outcome>;
}

/** Where the expensive data is on the filled wire. */
export interface Fixtures {
  wireId: string;
  /** The highest sequence number. */
  top: number;
  publishers: string[];
  /** A story with a text of 450 KB. */
  longStory: string;
  /** A story with 41 revisions of 450 KB. */
  revisedStory: string;
  /** A story with thousands of comments, and one of these with many replies. */
  discussedStory: string;
  thread: string;
  /** A storyline of 2,000 stories, and one of them. */
  storyline: string;
  member: string;
  /** A live coverage of 2,000 long posts. */
  coverage: string;
  /** Cookies of readers who have chosen names, and of their devices. */
  cookies: string[];
}
