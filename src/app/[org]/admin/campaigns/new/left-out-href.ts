import type { CampaignKind } from "@/campaigns/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { PeopleFilter } from "@/people/rules";
import { viewHref } from "@/people/rules";
import { HINDRANCES } from "@/rehearsals/rules";
import { rehearsalHref } from "../../unsent/rehearsal/view";

/** Where those who are left out for a reason stand in People, and can be mended. */
const FOUND_BY: Partial<Record<RefusalCode, PeopleFilter>> = {
  "no-address": { lacks: "EMAIL", states: ["CREATED", "INVITED", "EXPIRED"] },
  undeliverable: { undeliverable: true },
  "letter-waits": { waits: ["QUEUED"] },
  declined: { saidNo: true },
  "already-invited": { states: ["INVITED", "EXPIRED"] },
  "not-invited": { states: ["CREATED"] },
  "already-active": { states: ["ACTIVE"] },
  "reactivate-offered": { states: ["SUSPENDED"] },
  "reinstate-offered": { states: ["SUSPENDED"] },
  "reopen-offered": { states: ["CLOSED"] },
};

/**
 * The list of those who are left out of a campaign for this reason, where there is one. Who awaits an invitation waits for nothing that
 * People could be narrowed to: the rehearsal says of each what is in the way.
 */
export function leftOutHref(
  slug: string,
  kind: CampaignKind,
  code: RefusalCode,
): string | undefined {
  const rehearsal = `/${slug}/admin/unsent/rehearsal`;
  const hindrance = HINDRANCES.find((one) => one === code);
  if (kind === "INVITE" && hindrance) return rehearsalHref(rehearsal, { readiness: hindrance });
  if (kind === "INVITE" && code === "text-country")
    return rehearsalHref(rehearsal, { readiness: "instead" });
  const filter = FOUND_BY[code];
  return filter && viewHref(`/${slug}/admin/people`, filter);
}
