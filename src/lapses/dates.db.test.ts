import { expect, test } from "vitest";
import { changeAccounts } from "@/accounts/change-accounts";
import { mintScope } from "@/lib/mint-scope";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { suspendDue } from "./job";
import { suspendDated } from "./suspend-dated";

const DUE = new Date("2027-03-28T01:30:00Z");
const BEFORE = new Date(DUE.getTime() - 60_000);

const worldAt = (now: Date) => ({
  scopeOf: (org: string) => mintScope(org, { kind: "system" as const }),
  now: () => now,
  stopping: () => false,
});

const dated = (org: TestOrg, status: "CREATED" | "INVITED" | "ACTIVE" = "ACTIVE", at = DUE) =>
  newAccountIn(org, status, { suspensionDate: at });

const read = (org: TestOrg, id: string) =>
  org.run((tx) =>
    tx.db.account.findUniqueOrThrow({
      where: { orgId_id: { orgId: tx.org, id } },
      select: { status: true, suspensionSource: true, suspensionDate: true, epoch: true },
    }),
  );

test("at its minute, and not before, a date suspends whoever is open, in every organisation", async () => {
  const [org, other] = [await newOrg(), await newOrg("Norddal Stiftung")];
  const ids = [await dated(org, "CREATED"), await dated(org, "INVITED"), await dated(org)];
  const foreign = await dated(other);
  const later = await dated(org, "ACTIVE", new Date(DUE.getTime() + 60_000));
  await suspendDue(worldAt(BEFORE));
  for (const id of ids) expect((await read(org, id)).status).not.toBe("SUSPENDED");
  await suspendDue(worldAt(DUE));
  for (const id of ids)
    expect(await read(org, id)).toMatchObject({ status: "SUSPENDED", suspensionSource: "DATE" });
  expect((await read(org, later)).status).toBe("ACTIVE");
  expect((await read(other, foreign)).status).toBe("SUSPENDED");
});

test("after 40 days without a worker everybody due is caught up once; lifting it clears the date", async () => {
  const org = await newOrg();
  const ids = [await dated(org), await dated(org, "INVITED", BEFORE)];
  const late = new Date(DUE.getTime() + 40 * 86_400_000);
  await suspendDue(worldAt(late));
  const epochs = await Promise.all(ids.map(async (id) => (await read(org, id)).epoch));
  await suspendDue(worldAt(late));
  for (const [place, id] of ids.entries()) {
    const found = await read(org, id);
    expect([found.status, found.epoch]).toEqual(["SUSPENDED", epochs[place]]);
  }
  await org.run((tx) => reactivateAccounts(tx, { ids }), late);
  await suspendDue(worldAt(late));
  expect(await read(org, ids[0] ?? "")).toMatchObject({ status: "ACTIVE", suspensionDate: null });
});

test("the last who can manage admins stays, and keeps nobody else from being suspended", async () => {
  const org = await newOrg();
  const { id: owner } = await newAdmin(org);
  const change = { suspensionDate: BEFORE };
  await org.run((tx) => changeAccounts(tx, { changes: [{ id: owner, change }] }));
  const id = await dated(org);
  await suspendDue(worldAt(DUE));
  expect((await read(org, owner)).status).toBe("ACTIVE");
  expect((await read(org, id)).status).toBe("SUSPENDED");
});

test("who is given another date first is not suspended on the one before", async () => {
  const org = await newOrg();
  const [put, gone] = [await dated(org), await dated(org)];
  const change = { suspensionDate: new Date(DUE.getTime() + 86_400_000) };
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await changeAccounts(tx, { changes: [{ id: put, change }] });
        await hold();
      }),
    () => org.run((tx) => suspendDated(tx, { place: undefined }), DUE),
  );
  expect((await read(org, put)).status).toBe("ACTIVE");
  expect((await read(org, gone)).status).toBe("SUSPENDED");
});
