/** One stranger's attempt. */
export interface Visit {
  port: number;
  places: Places;
  /** The public address that the stranger seems to come from. */
  address: string;
  /** No two visits of one measurement have the same. */
  no: number;
  /** Aborted when the measurement is over. */
  signal: AbortSignal;
}

/** How the server answered. */
export interface Outcome {
  /** What came back, in bytes on the wire. */
  bytes: number;
  /** True where the server said no: 4xx, 503, `reset`, `goodbye`, or an end without an answer. */
  refused: boolean;
  /** Status, or the word that ended it. */
  said: string;
}

/** The most that a stranger can ask of one route. */
export interface WorstInput {
  name: string;
  /** What it covers: an operation's id, a route at the root, or the name of a socket's request. */
  of: string;
  /** A transfer is paid for by whoever takes it: its cost is judged by the megabyte. */
  isTransfer?: boolean;
  /** How many requests one visit makes, where it is more than one: a socket may send many. */
  requests?: number;
  visit(visit: Visit): Promise<Outcome>;
}

/** Where on the filled wire the costly things lie. */
export interface Places {
  feedId: string;
  /** The newest number of the wire. */
  top: number;
  publishers: string[];
  /** A story with a text of 450 KB. */
  longStory: string;
  /** A story with 41 revisions of 450 KB. */
  revisedStory: string;
  /** A story with thousands of comments, and one of these with many answers. */
  discussedStory: string;
  thread: string;
  /** A storyline of 2,000 stories, and one of them. */
  storyline: string;
  member: string;
  /** Cookies of readers who have chosen names. */
  cookies: string[];
}
