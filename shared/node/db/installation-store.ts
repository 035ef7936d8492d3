import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** What a Postgres says of itself, such as `15.4`, and of what its user may do. */
export interface Installation {
  version: string;
  /** Whether our tables can be made. */
  mayCreate: boolean;
}

/** Reads what can be known before there are tables. */
export async function readInstallation(db: Queryable, schema: string): Promise<Installation> {
  const { rows } = await db.query<Installation>(
    sql`SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      CASE WHEN to_regnamespace(${schema}) IS NULL THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_schema_privilege(${schema}, 'CREATE') END AS "mayCreate"`,
  );
  return rows[0] ?? { version: '', mayCreate: false };
}
