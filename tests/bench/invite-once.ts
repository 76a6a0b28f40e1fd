import { runCampaign } from "@/campaigns/job";
import { workerScope } from "@/gates/worker";
import { closeDb } from "@/lib/db";

// Queues the letters of one campaign in a process of its own and prints how long it took and how much memory it held.

const [org = "", id = ""] = process.argv.slice(2);
const begun = performance.now();
await runCampaign({ scopeOf: workerScope, stopping: () => false }, { org, id });
const seconds = (performance.now() - begun) / 1_000;
console.log(JSON.stringify({ seconds, peakRssMb: process.resourceUsage().maxRSS / 1_024 }));
await closeDb();
process.exit(0);
