import { tellingOrgs } from "@/lib/due-orgs";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { spanOfNews } from "./rules";
import { tellNews } from "./tell-news";

export type AlertWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/** Tells admins everywhere what happened since the last look. */
export async function tellEverywhere({ scopeOf, now, stopping }: AlertWorld): Promise<number> {
  let told = 0;
  for (const org of await tellingOrgs(now(), spanOfNews(now()).before)) {
    if (stopping()) break;
    told += await inOrg(scopeOf(org), tellNews, "chunk", now());
  }
  return told;
}
