import { workerScope } from "@/gates/worker";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { planRoster } from "@/plans/job";

// Plans one import in a process of its own and prints how long it took, how much memory it held, and for how long at most it
// answered nobody.

const TICK_MS = 50;
let [silentMs, last] = [0, performance.now()];
setInterval(() => {
  silentMs = Math.max(silentMs, performance.now() - last - TICK_MS);
  last = performance.now();
}, TICK_MS).unref();

const [org = "", id = ""] = process.argv.slice(2);
const scope = workerScope(org);
await inOrg(scope, async () => undefined); // connected, as the baseline is and as a worker that takes up a job
const begun = performance.now();
await planRoster({ scopeOf: () => scope, stopping: () => false }, { org, id });
const seconds = (performance.now() - begun) / 1_000;
const peakRssMb = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ seconds, peakRssMb, silentMs }));
await closeDb();
