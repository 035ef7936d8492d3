import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** The Postgres version, such as `15.4`, and its user's rights. */
export interface Installation {
  version: string;
  /** True when the user may create our tables. */
  mayCreate: boolean;
}

/** Reads everything known before the tables exist. */
export async function readInstallation(db: Queryable, schema: string): Promise<Installation> {
  const { rows } = await db.query<Installation>(
    sql`SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      CASE WHEN to_regnamespace(${schema}) IS NULL THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_schema_privilege(${schema}, 'CREATE') END AS "mayCreate"`,
  );
  return rows[0] ?? { version: '', mayCreate: false };
}
