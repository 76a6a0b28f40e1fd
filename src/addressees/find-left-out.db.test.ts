import { afterEach, beforeEach, expect, test } from "vitest";
import type { CampaignKind } from "@/campaigns/rules";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { RefusalCode } from "@/lib/refusal";
import { parseQuery, readFilter } from "@/people/input";
import { listPeople } from "@/people/list-people";
import { queryOf } from "@/people/rules";
import { asAdmin, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { haveLeft, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { resolveFilter } from "./resolve-filter";

afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

/** Who stands in People at the address that a campaign's reason leads to. */
async function listed(of: TestOrg, selection: string, kind: CampaignKind, why: RefusalCode) {
  const filter = readFilter(parseQuery(queryOf({ left: { selection, kind, why } })));
  const { rows } = await of.run(async (tx) =>
    listPeople(tx, await resolveFilter(tx, filter), undefined),
  );
  return rows.map(({ id }) => id).sort();
}

test("of those who are left out for a reason the very ones of this selection are listed, and nobody of another organisation", async () => {
  const ids = await crowdOf(org, 6, "Left");
  const [fresh = "", waiting = "", sent = "", twin = "", no = "", other = ""] = ids;
  await org.run((tx) => inviteAccounts(tx, { ids: [waiting, sent, twin, no, other], lane: 2 }));
  for (const one of [sent, twin, no, other]) await haveLeft(org, one);
  const [send = ""] = await sendsOf(org, no);
  await org.run((tx) => declineInvitation(tx, { sendId: send, reason: "not-me" }));
  const { selectionId, foreseen } = await chosen(owner, { ids: ids.slice(0, 5) }, "REMIND");
  const counted = foreseen.missing.map(({ code, count }) => [code, count]).sort();
  const each = [
    ["declined", [no]],
    ["letter-waits", [waiting]],
    ["not-invited", [fresh]],
  ] as const;
  const lately = [sent, twin].sort();
  expect(counted).toEqual([...each.map(([code]) => [code, 1]), ["written-lately", 2]]);
  for (const [code, some] of [...each, ["written-lately", lately] as const]) {
    expect(await listed(org, selectionId, "REMIND", code)).toEqual(some);
    expect(await listed(await newOrg(), selectionId, "REMIND", code)).toEqual([]);
  }
});

test("a campaign lists whom it left out beside whom it would leave out now, with the rights that it goes on with", async () => {
  const ids = await crowdOf(org, 4, "Waved", { email: "", externalId: "nowhere" });
  const [nowhere = "", ...others] = ids;
  const id = await planned(owner, ids, {
    start: null,
    waves: { size: 1, unit: "people", rest: "HAND" },
  });
  await worked(org, id);
  const campaign = await org.run((tx) => tx.db.campaign.findFirstOrThrow({ where: { id } }));
  const of = (why: RefusalCode) => listed(org, campaign.selectionId, "INVITE", why);
  expect(await of("no-address")).toEqual([nowhere]);
  const open = await org.run((tx) =>
    tx.db.selectionMember.findMany({
      where: { selectionId: campaign.selectionId, outcome: null, accountId: { in: others } },
    }),
  );
  const elsewhere = open.map(({ accountId }) => accountId).sort();
  await org.run((tx) => inviteAccounts(tx, { ids: elsewhere, lane: 2 }));
  expect(await of("already-invited")).toEqual(elsewhere);
  await asAdmin(owner, (tx) => steerSeen(tx, { id, step: "rest" }));
  await worked(org, id);
  expect(await of("already-invited")).toEqual(elsewhere);
  expect(await of("no-address")).toEqual([nowhere]);
});
