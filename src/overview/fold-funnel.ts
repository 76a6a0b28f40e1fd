import type { OrgTx } from "@/lib/org";
import { foldSteps } from "./store";

/** Keeps the funnel short: rows that say the same day and step become one. Returns how many were there too many. */
export const foldFunnel = (tx: OrgTx, most = 1_000): Promise<number> => foldSteps(tx, most);
