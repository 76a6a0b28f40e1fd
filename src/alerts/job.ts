import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { clearAlerts } from "./clear-alerts";
import { tellNews } from "./tell-news";

export type AlertWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/** Tells admins everywhere what happened since the last look, and clears away what is old. */
export async function tellEverywhere({ scopeOf, now, stopping }: AlertWorld): Promise<number> {
  let told = 0;
  for await (const org of everyOrg()) {
    if (stopping()) break;
    told += await inOrg(
      scopeOf(org),
      async (tx) => {
        await clearAlerts(tx);
        return tellNews(tx);
      },
      "chunk",
      now(),
    );
  }
  return told;
}
