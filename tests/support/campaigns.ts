import { createAccounts } from "@/accounts/create-accounts";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { runCampaign } from "@/campaigns/job";
import type { CampaignKind } from "@/campaigns/rules";
import { workerScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { freezeSelection } from "@/selections/freeze-selection";
import type { Plan } from "@/waves/input";
import type { newAdmin, TestOrg } from "./org";
import { aPerson } from "./org";

type Admin = Awaited<ReturnType<typeof newAdmin>>;

/** People of this last name who await an invitation; the first few of them may be given something else. */
export async function crowdOf(
  org: TestOrg,
  count: number,
  lastName: string,
  ...given: Parameters<typeof aPerson>[0][]
): Promise<string[]> {
  const named = Array.from({ length: count }, (_, index) => aPerson({ lastName, ...given[index] }));
  const { done } = await org.run((tx) => createAccounts(tx, { people: named, source: "HAND" }));
  return done.map(({ id }) => id);
}

export const asAdmin = <T>(admin: Admin, work: (tx: OrgTx) => Promise<T>, at?: Date) =>
  inOrg(admin.scope, work, "chunk", at);

/** Freezes these people, or those of a view, and what a campaign over them would do. */
export async function chosen(
  admin: Admin,
  who: { ids: readonly string[] } | { query: string },
  kind: CampaignKind = "INVITE",
  withCodes = false,
  withDeclined = false,
) {
  const { id } = await asAdmin(admin, (tx) => freezeSelection(tx, who));
  const whom = { selectionId: id, kind, withCodes };
  const foreseen = await asAdmin(admin, (tx) =>
    foreseeCampaign(tx, { ...whom, declinedUntil: withDeclined ? tx.now : null }),
  );
  return { ...whom, withDeclined, expected: foreseen.channels, foreseen };
}

/** The same, confirmed. */
export async function begun(
  admin: Admin,
  who: { ids: readonly string[] } | { query: string },
  kind: CampaignKind = "INVITE",
  at?: Date,
  withDeclined = false,
): Promise<string> {
  const { foreseen: _, ...input } = await chosen(admin, who, kind, false, withDeclined);
  const { id } = await asAdmin(admin, (tx) => beginCampaign(tx, { ...input, wording: null }), at);
  return id;
}

/** The same, to leave by a plan. */
export async function planned(
  admin: Admin,
  ids: readonly string[],
  plan: Plan,
  at?: Date,
): Promise<string> {
  const { foreseen: _, ...input } = await chosen(admin, { ids });
  const begin = { ...input, wording: null, plan };
  return (await asAdmin(admin, (tx) => beginCampaign(tx, begin), at)).id;
}

/** What a worker does with a campaign until nothing is left to do. */
export const worked = (org: { id: string }, id: string): Promise<void> =>
  runCampaign({ scopeOf: workerScope, stopping: () => false }, { org: org.id, id });
