import { beforeEach, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgId, OrgTx } from "@/lib/org";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { extendDates } from "./extend-dates";
import type { PutOff } from "./extend-one";
import { extendOne } from "./extend-one";
import { listComing } from "./queries";
import { readDates } from "./read-dates";
import { restoreDates } from "./restore-dates";
import { sealPutOff } from "./seal-put-off";
import { suspendOn } from "./suspend-on";

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

/** As the browser was given it. */
const backOf = ({ id, ...dates }: PutOff, from = org) => ({
  id,
  undo: sealPutOff(from.id as OrgId, { id, ...dates }),
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
    expect((await as(owner, (tx) => restoreDates(tx, backOf(off)))).done).toEqual([{ id }]);
    expect(await datesOf(id)).toEqual(before);
    const again = await as(owner, (tx) => restoreDates(tx, backOf(off)));
    expect(again.refused).toEqual([{ id, code: "changed-meanwhile" }]);
  }
  const off = await putOff(ids.dated);
  await as(owner, (tx) => extendDates(tx, { ids: [ids.dated], until: "90" }));
  expect((await as(owner, (tx) => restoreDates(tx, backOf(off)))).refused).toMatchObject([
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
  expect((await as(helper, (tx) => restoreDates(tx, backOf(theirs)))).refused).toMatchObject([
    { code: "holds-more" },
  ]);
  const auditor = await newAdmin(org, ["AUDITOR"]);
  await expect(as(auditor, (tx) => restoreDates(tx, backOf(theirs)))).rejects.toMatchObject({
    code: "not-allowed",
  });
});

test("a date that was put back is still whose it was, and both logs say that it was put back", async () => {
  const [ids, setter] = [await endings(), await newAdmin(org)];
  const as = <T>(admin: typeof owner, work: (tx: OrgTx) => Promise<T>) =>
    inOrg(admin.scope, work, "act", NOW);
  const sourceOf = async (id: string) => {
    const { rows } = await as(owner, (tx) => listComing(tx, { kind: "date" }));
    const row = rows.find((one) => one.id === id);
    return row && { at: row.setAt, by: row.setBy };
  };
  await as(setter, (tx) =>
    suspendOn(tx, { ids: [ids.told], until: "date", at: "2026-03-20T10:00" }),
  );
  for (const id of [ids.dated, ids.told]) {
    const source = await sourceOf(id);
    expect(source?.at).toBeInstanceOf(Date);
    // twice over: what is put back once is not lost by putting it off again
    for (const _ of [1, 2]) {
      const [off] = (await as(owner, (tx) => extendOne(tx, { id, until: "30" }))).done;
      if (!off) throw new Error("nothing was put off");
      expect(await sourceOf(id)).not.toEqual(source);
      await as(owner, (tx) => restoreDates(tx, backOf(off)));
      expect(await sourceOf(id)).toEqual(source);
    }
  }
  const [audit, events] = await org.run(async (tx) => [
    await tx.db.auditEntry.findMany({ where: { accountId: ids.told }, orderBy: { id: "desc" } }),
    await tx.db.accountEvent.findMany({ where: { accountId: ids.told }, orderBy: { id: "desc" } }),
  ]);
  expect(audit.slice(0, 2).map(({ act }) => act)).toEqual(Array(2).fill("account.end-restored"));
  expect(events.slice(0, 2).map(({ event }) => event)).toEqual(Array(2).fill("end-restored"));
});

test("nothing is taken back but what was given out here, for this person", async () => {
  const [ids, elsewhere] = [await endings(), await newOrg()];
  const run = <T>(work: (tx: OrgTx) => Promise<T>, at = NOW) => inOrg(owner.scope, work, "act", at);
  const [off] = (await run((tx) => extendOne(tx, { id: ids.dated, until: "30" }))).done;
  if (!off) throw new Error("nothing was put off");
  const before = await run((tx) => readDates(tx, off.id));
  const sealed = backOf(off).undo;
  const forged = { was: { ...off.was, suspensionDate: on(-1) }, is: off.is };
  const signs = sealed.slice(0, sealed.indexOf("."));
  for (const undo of [
    JSON.stringify(forged),
    `${signs}.${JSON.stringify(forged)}`,
    `${"A".repeat(signs.length)}.${JSON.stringify(off)}`,
    backOf({ ...off, id: ids.told }).undo,
    backOf(off, elsewhere).undo,
    sealed.slice(1),
    `${sealed} `,
    ".",
    "",
  ]) {
    const { done, refused } = await run((tx) => restoreDates(tx, { id: off.id, undo }));
    expect([done, refused]).toEqual([[], [{ id: off.id, code: "changed-meanwhile" }]]);
  }
  // of another person, as it is
  const other = await run((tx) => restoreDates(tx, { id: ids.told, undo: sealed }));
  expect(other.refused).toEqual([{ id: ids.told, code: "changed-meanwhile" }]);
  // sealed or not, nobody is suspended by it there and then
  const late = await run((tx) => restoreDates(tx, backOf(off)), on(6));
  expect(late.refused).toEqual([{ id: off.id, code: "date-past" }]);
  const far = { ...off, was: { ...off.was, suspensionDate: new Date(8.64e15) } };
  const beyond = await run((tx) => restoreDates(tx, backOf(far)));
  expect(beyond.refused).toEqual([{ id: off.id, code: "changed-meanwhile" }]);
  expect(await run((tx) => readDates(tx, off.id))).toEqual(before);
});
