import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { applyRows } from "@/runs/apply-rows";

// A worker of its own that applies one import in small pieces, so that a SIGKILL finds it in the middle of one.

const [org = "", id = "", most = "5"] = process.argv.slice(2);
const scope = mintScope(org, { kind: "system" });
const piece = () => inOrg(scope, (tx) => applyRows(tx, { id, most: Number(most) }), "chunk");

let { state } = await piece();
while (state === "APPLYING") ({ state } = await piece());
await closeDb();
