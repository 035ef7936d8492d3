/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface RulesMessages {
  rule: {
    required: string;
    blank: string;
    tooLong: (most: number) => string;
    tooMany: (most: number, what: string) => string;
    word: string;
    letter: string;
    address: string;
    time: string;
    oneOf: (values: string) => string;
    future: string;
    tooComplex: string;
    query: (expected: string, place: number) => string;
  };
  expectation: {
    besideOr: string;
    closingQuote: string;
    topic: string;
    publisher: string;
    section: string;
    language: string;
    time: string;
    oneOf: (values: string) => string;
    after: (what: string, field: string) => string;
    outsideOr: (field: string) => string;
    instead: (field: string, of: string) => string;
  };
  refusal: {
    parts: {
      q: string;
      any: string;
      all: string;
      none: string;
      publishers: string;
      sections: string;
      languages: string;
    };
    sentence: (part: string, problem: string) => string;
    tooManyFollows: string;
    other: string;
  };
}
