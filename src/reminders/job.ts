import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { remindDue } from "./remind-due";

export type RemindWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/**
 * Begins what automatic reminders are due anywhere. By the clock, every few minutes: each organisation has its own hour, and
 * a worker that was away finds them later the same day.
 */
export async function remindEverywhere({ scopeOf, now, stopping }: RemindWorld): Promise<number> {
  let people = 0;
  for await (const org of everyOrg("reminding")) {
    if (stopping()) break;
    const begun = await inOrg(scopeOf(org), remindDue, "chunk", now());
    people += begun?.count ?? 0;
  }
  return people;
}
