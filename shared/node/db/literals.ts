/** Numbers as a Postgres array literal; the driver would check each element for escaping. */
export function numbersOf(list: Iterable<number | bigint>): string {
  return `{${[...list].join(',')}}`;
}

/** Bytes in the form that Postgres reads from JSON. */
export function bytesOf(bytes: Buffer | null): string | null {
  return bytes && `\\x${bytes.toString('hex')}`;
}

/** A time in Postgres format, including years before 1 and after 9999, which ISO 8601 writes differently. */
export function timeOf(time: Date | null): string | null {
  if (time === null) return null;
  const iso = time.toISOString();
  const year = time.getUTCFullYear();
  if (year >= 1 && year <= 9_999) return iso;
  const rest = iso.slice(iso.indexOf('-', 1));
  return year < 1 ? `${String(1 - year).padStart(4, '0')}${rest} BC` : `${year}${rest}`;
}

/** Any number of rows as one value for `json_to_recordset`, so that the query's text is always the same. */
export function rowsOf(rows: object[]): string {
  return JSON.stringify(rows);
}
