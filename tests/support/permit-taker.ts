import { once } from "node:events";
import { closeDb, pool } from "@/lib/db";
import { takePermits } from "@/lib/permits";

// One worker of a race for permits: a process of its own, which begins when it is told to.

const [provider = "", rate = "", ms = ""] = process.argv.slice(2);
await pool().query("SELECT 1");
process.send?.("ready");
await once(process, "message");
const from = Date.now();
let permits = 0;
while (Date.now() - from < Number(ms)) permits += await takePermits(provider, 50, Number(rate));
process.send?.({ permits, from, to: Date.now() });
await closeDb();
process.disconnect?.();
