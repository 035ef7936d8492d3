/** The values of one system, ours or a peer, per round. */
export interface Figure {
  /** What was measured. */
  name: string;
  /** Whose: `newswire`, or the name of a floor or peer. */
  of: string;
  unit: string;
  /** One per round. */
  values: number[];
}

/** A target that must be reached. */
export interface Bar {
  says: string;
  reached: number;
  atMost?: number;
  atLeast?: number;
}

export interface Result {
  figures: Figure[];
  bars: Bar[];
  /** Information for readers of the figures, such as an omitted peer. */
  notes: string[];
  /** Long texts that explain figures, such as query plans. */
  details?: { title: string; text: string }[];
}

type Value = number | boolean | string;
type Values = Record<string, Value>;

interface Option<T> {
  help: string;
  full: T;
  /** The value for the smallest form, which shows that the measurement works. */
  short: T;
}

export interface Run<O> {
  options: O;
  /** Folder for CPU profiles of our processes. */
  cpuProf: string | undefined;
  say(line: string): void;
}

/** A measurement, compared with a floor or peer. */
export interface Measurement<O = Values> {
  name: string;
  about: string;
  options: { [K in keyof O]: Option<O[K]> };
  run(run: Run<O>): Promise<Result>;
}

/** Allows measurements with different options in one list; the framework passes each its declared options. */
export function anyMeasurement<O>(measurement: Measurement<O>): Measurement {
  return measurement as unknown as Measurement;
}
