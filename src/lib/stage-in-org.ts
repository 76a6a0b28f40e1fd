import pg from "pg";
import { pool } from "./db";
import type { Scope, StageTx } from "./org";
import type { Sql } from "./sql";
import { keptName } from "./sql";
import { traced } from "./tracing";

const LONGEST_MS = 60_000;

async function within<T>(client: pg.PoolClient, scope: Scope, work: (tx: StageTx) => Promise<T>) {
  // in one message: every answer that is waited for here is time in which nothing is stored
  await client.query(`BEGIN; SELECT set_config('app.org_id', ${pg.escapeLiteral(scope.org)}, true),
    set_config('statement_timeout', '${LONGEST_MS}', true)`);
  const run = async ({ sql, text, values }: Sql) =>
    (await client.query({ name: keptName({ sql }), text, values })).rowCount ?? 0;
  const result = await work({ org: scope.org, run });
  await client.query("COMMIT");
  return result;
}

/**
 * `inOrg` for rows by the thousand of a job: same pool, same login, same row-level security, but their texts go straight to
 * the driver instead of being packed and unpacked on the way there. Nothing inside may take a second connection.
 */
export async function stageInOrg<T>(scope: Scope, work: (tx: StageTx) => Promise<T>): Promise<T> {
  return traced("stageInOrg", { actor: scope.actor.kind }, async () => {
    const client = await pool().connect();
    let fault: unknown;
    try {
      return await within(client, scope, work);
    } catch (thrown) {
      fault = thrown;
      throw thrown;
    } finally {
      // a connection whose transaction failed is not given back: whatever it holds ends with it
      client.release(fault !== undefined);
    }
  });
}
