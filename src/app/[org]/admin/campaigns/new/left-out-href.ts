import type { CampaignKind } from "@/campaigns/rules";
import type { RefusalCode } from "@/lib/refusal";
import { viewHref } from "@/people/rules";

type Whom = { selection: string; kind: CampaignKind };

/** The list of exactly those who are left out of a campaign over this selection for this reason, and can be mended there. */
export const leftOutHref = (slug: string, { selection, kind }: Whom, why: RefusalCode): string =>
  viewHref(`/${slug}/admin/people`, { left: { selection, kind, why } });
