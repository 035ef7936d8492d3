/** Numbers as an array of Postgres: the driver would look at each of them for something to escape. */
export function numbersOf(list: Iterable<number | bigint>): string {
  return `{${[...list].join(',')}}`;
}

/** Bytes as Postgres reads them from JSON. */
export function bytesOf(bytes: Buffer | null): string | null {
  return bytes && `\\x${bytes.toString('hex')}`;
}

/** A time as Postgres reads it, also before the first year and after the year 9999, where ISO 8601 is written otherwise. */
export function timeOf(time: Date | null): string | null {
  if (time === null) return null;
  const iso = time.toISOString();
  const year = time.getUTCFullYear();
  if (year >= 1 && year <= 9_999) return iso;
  const rest = iso.slice(iso.indexOf('-', 1));
  return year < 1 ? `${String(1 - year).padStart(4, '0')}${rest} BC` : `${year}${rest}`;
}

/** Any number of rows as one value for `json_to_recordset`, so that the query's text is the same for all numbers. */
export function rowsOf(rows: object[]): string {
  return JSON.stringify(rows);
}
