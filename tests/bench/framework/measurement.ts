/** What one system, ours or a peer, has shown in each round. */
export interface Figure {
  /** What was measured. */
  name: string;
  /** Of whom: `newswire`, or the name of a floor or peer. */
  of: string;
  unit: string;
  /** One a round. */
  values: number[];
}

/** What must be reached. */
export interface Bar {
  says: string;
  reached: number;
  atMost?: number;
  atLeast?: number;
}

export interface Result {
  figures: Figure[];
  bars: Bar[];
  /** What a reader of the figures should know, such as a peer that was left out. */
  notes: string[];
  /** Long texts that explain figures, such as query plans. */
  details?: { title: string; text: string }[];
}

type Value = number | boolean | string;
type Values = Record<string, Value>;

interface Option<T> {
  help: string;
  full: T;
  /** In the smallest form, which shows that the measurement works. */
  short: T;
}

export interface Run<O> {
  options: O;
  /** Folder for CPU profiles of our processes. */
  cpuProf: string | undefined;
  say(line: string): void;
}

/** One thing that can be measured, beside its floor or peer. */
export interface Measurement<O = Values> {
  name: string;
  about: string;
  options: { [K in keyof O]: Option<O[K]> };
  run(run: Run<O>): Promise<Result>;
}

/** Lets measurements with different options stand in one list; the framework gives each what it declares. */
export function anyMeasurement<O>(measurement: Measurement<O>): Measurement {
  return measurement as unknown as Measurement;
}
