import { fromPrisma, PgBoss } from "pg-boss";
import { pool } from "./db";
import type { OrgTx } from "./org";
import type { QueueName } from "./queues";

const kept = globalThis as unknown as { rollcallBoss?: Promise<PgBoss> };

/** pg-boss over the process's pool, without the right to change its schema. The web only sends; the worker also works. */
export function openQueue(role: "web" | "worker"): Promise<PgBoss> {
  kept.rollcallBoss ??= (async () => {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => pool().query(text, values) },
      schema: "pgboss",
      migrate: false,
      createSchema: false,
      supervise: role === "worker",
      schedule: role === "worker",
    });
    boss.on("error", () => undefined); // each faulty call rejects at its caller as well
    await boss.start();
    return boss;
  })();
  return kept.rollcallBoss;
}

/** Wakes a pump when the transaction commits. A lost wake-up costs a second: pumps also look by themselves. */
export async function wake(tx: OrgTx, queue: QueueName): Promise<void> {
  const boss = await openQueue("web");
  await boss.send(queue, {}, { db: fromPrisma(tx.db) });
}

/** Puts a job into a queue when the transaction commits; it is begun again as often as its worker dies. */
export async function enqueue(tx: OrgTx, queue: QueueName, data: object): Promise<void> {
  const boss = await openQueue("web");
  const again = { retryLimit: 100, retryDelay: 1, heartbeatSeconds: 10, expireInSeconds: 86_000 };
  await boss.send(queue, data, { ...again, db: fromPrisma(tx.db) });
}
