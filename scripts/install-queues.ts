import type { Client } from "pg";
import { PgBoss } from "pg-boss";
import { QUEUES } from "../src/lib/queues";

const GRANTS = `
  GRANT USAGE ON SCHEMA pgboss TO rollcall_runtime;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO rollcall_runtime;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO rollcall_runtime;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO rollcall_runtime`;

/** Makes or updates schema `pgboss` and its queues as the owner: web and worker may use them and change none. */
export async function installQueues(owner: Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: "pgboss",
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    for (const name of QUEUES) await boss.createQueue(name);
  } finally {
    await boss.stop({ graceful: false });
  }
  await owner.query(GRANTS);
}
