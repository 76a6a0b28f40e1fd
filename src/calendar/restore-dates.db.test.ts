import { beforeEach, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { extendDates } from "./extend-dates";
import { extendOne } from "./extend-one";
import { readDates } from "./read-dates";
import { restoreDates } from "./restore-dates";

const DAY = 86_400_000;
const NOW = new Date("2026-03-01T09:00:00Z");
const on = (day: number): Date => new Date(NOW.getTime() + day * DAY);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  await org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: tx.org },
      data: { inactivityDays: 60, neverClaimedDays: 60 },
    }),
  );
});

/** To whom something comes: on a date, told of by a rule, or by a rule whose day nobody fixed. */
async function endings() {
  const ids = {
    dated: await newAccountIn(org, "ACTIVE", { suspensionDate: on(5), expirationMode: "DISABLED" }),
    told: await newAccountIn(org, "ACTIVE"),
    invited: await newAccountIn(org, "INVITED"),
  };
  const set = (id: string, data: object) =>
    org.run((tx) => tx.db.account.updateMany({ where: { orgId: tx.org, id }, data }));
  await set(ids.told, { lapsesOn: on(6), warnedAt: on(-8) });
  await set(ids.invited, { firstInvitedAt: on(-40), claimableUntil: on(-33) });
  return ids;
}

test("what was put off at one press is taken back as it was, with what was told of it, unless somebody was there since", async () => {
  const ids = await endings();
  const as = <T>(admin: typeof owner, work: (tx: OrgTx) => Promise<T>) =>
    inOrg(admin.scope, work, "act", NOW);
  const datesOf = (id: string) => org.run((tx) => readDates(tx, id));
  const putOff = async (id: string) => {
    const { done } = await as(owner, (tx) => extendOne(tx, { id, until: "30" }));
    const [first] = done;
    if (!first) throw new Error("nothing was put off");
    return first;
  };
  for (const id of Object.values(ids)) {
    const before = await datesOf(id);
    const off = await putOff(id);
    expect(await datesOf(id)).not.toEqual(before);
    expect((await as(owner, (tx) => restoreDates(tx, off))).done).toEqual([{ id }]);
    expect(await datesOf(id)).toEqual(before);
    const again = await as(owner, (tx) => restoreDates(tx, off));
    expect(again.refused).toEqual([{ id, code: "changed-meanwhile" }]);
  }
  const off = await putOff(ids.dated);
  await as(owner, (tx) => extendDates(tx, { ids: [ids.dated], until: "90" }));
  expect((await as(owner, (tx) => restoreDates(tx, off))).refused).toMatchObject([
    { code: "changed-meanwhile" },
  ]);
  const above = await newAccountIn(org, "ACTIVE", { suspensionDate: on(5) });
  const theirs = await putOff(above);
  await org.run((tx) =>
    tx.db.accountRole.create({
      data: { orgId: tx.org, accountId: above, role: "OWNER", givenAt: tx.now },
    }),
  );
  const helper = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  expect((await as(helper, (tx) => restoreDates(tx, theirs))).refused).toMatchObject([
    { code: "holds-more" },
  ]);
  const auditor = await newAdmin(org, ["AUDITOR"]);
  await expect(as(auditor, (tx) => restoreDates(tx, theirs))).rejects.toMatchObject({
    code: "not-allowed",
  });
});
