import { beforeAll, describe, expect, test } from "vitest";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { newApplication } from "../../tests/support/applications";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { changeApplication } from "./change-application";
import { grantApplication } from "./grant-application";
import { readApplication } from "./queries";
import { revokeApplication } from "./revoke-application";

let org: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  await newOrg();
});

const grant = (applicationId: string, ...ids: string[]) =>
  org.run((tx) => grantApplication(tx, { applicationId, ids }));
const revoke = (applicationId: string, ...ids: string[]) =>
  org.run((tx) => revokeApplication(tx, { applicationId, ids }));
const usedOf = async (id: string) => (await org.run((tx) => readApplication(tx, id)))?.used;

describe("licences", () => {
  test("go to the first in order; the others are refused", async () => {
    const { id } = await newApplication(org, 2);
    const ids = [await newAccountIn(org), await newAccountIn(org), await newAccountIn(org)];
    expect(await grant(id, ...ids)).toEqual({
      done: expect.arrayContaining(ids.slice(0, 2).map((row) => ({ id: row }))),
      refused: [{ id: ids[2], code: "licences-full" }],
    });
    // Who holds it already needs no second one.
    expect(await grant(id, ...ids.slice(0, 2))).toEqual({ done: [], refused: [] });
    await revoke(id, ids[0] ?? "");
    expect(await grant(id, ids[2] ?? "")).toEqual({ done: [{ id: ids[2] }], refused: [] });
  });

  test("are freed by suspending and closing; a reactivation is never stopped and shows as over-use", async () => {
    const { id } = await newApplication(org, 2);
    const [asleep, gone, next, last] = [
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "INVITED"),
      await newAccountIn(org),
      await newAccountIn(org),
    ];
    await grant(id, asleep, gone);
    expect((await grant(id, next)).refused).toEqual([{ id: next, code: "licences-full" }]);
    await org.run((tx) => suspendAccounts(tx, { ids: [asleep] }));
    await org.run((tx) => closeAccounts(tx, { ids: [gone] }));
    expect(await org.run((tx) => readApplication(tx, id))).toMatchObject({ used: 0, holders: 2 });
    expect((await grant(id, next, last)).refused).toEqual([]);
    await org.run((tx) => reactivateAccounts(tx, { ids: [asleep], source: "HAND" }));
    expect(await usedOf(id)).toBe(3);
    const late = await newAccountIn(org);
    expect((await grant(id, late)).refused).toEqual([{ id: late, code: "licences-full" }]);
    // Suspended people hold none, so they can have the application when all are held.
    const other = await newAccountIn(org, "SUSPENDED");
    expect(await grant(id, other)).toEqual({ done: [{ id: other }], refused: [] });
  });

  test("may become fewer than are held; nobody loses any, and no more are given", async () => {
    const { id, name } = await newApplication(org, 3);
    const ids = [await newAccountIn(org), await newAccountIn(org)];
    await grant(id, ...ids);
    await org.run((tx) => changeApplication(tx, { id, name, licences: 1, rules: {} }));
    expect(await usedOf(id)).toBe(2);
    const late = await newAccountIn(org);
    expect((await grant(id, late)).refused).toEqual([{ id: late, code: "licences-full" }]);
  });

  test("the last one goes to one of two who give it at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await newApplication(org, 1);
      const [one, two] = [await newAccountIn(org), await newAccountIn(org)];
      const results = await Promise.all([grant(id, one), grant(id, two)]);
      expect(results.map(({ done }) => done.length).sort()).toEqual([0, 1]);
      expect(results.flatMap(({ refused }) => refused.map(({ code }) => code))).toEqual([
        "licences-full",
      ]);
      expect(await usedOf(id)).toBe(1);
    }
  });

  test("who waited while the last one was given counts again", async () => {
    const { id } = await newApplication(org, 1);
    const [one, two] = [await newAccountIn(org), await newAccountIn(org)];
    const [first, second] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const result = await grantApplication(tx, { applicationId: id, ids: [one] });
          await hold();
          return result;
        }),
      () => grant(id, two),
    );
    expect(first.done).toEqual([{ id: one }]);
    expect(second.refused).toEqual([{ id: two, code: "licences-full" }]);
  });
});

test("a grant knows by itself whether it holds a licence, whoever writes it", async () => {
  const { id } = await newApplication(org);
  const [awake, asleep] = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "SUSPENDED")];
  await grant(id, awake, asleep);
  const holds = () =>
    org.run(async (tx) => {
      await tx.db.applicationGrant.updateMany({
        where: { applicationId: id },
        data: { holds: true },
      });
      const rows = await tx.db.applicationGrant.findMany({ where: { applicationId: id } });
      return new Map(rows.map((row) => [row.accountId, row.holds]));
    });
  expect(await holds()).toEqual(
    new Map([
      [awake, true],
      [asleep, false],
    ]),
  );
  await org.run((tx) => closeAccounts(tx, { ids: [awake] }));
  expect((await holds()).get(awake)).toBe(false);
});

test("taking it from somebody who is being suspended waits, and neither is lost", async () => {
  const { id } = await newApplication(org);
  const account = await newAccountIn(org, "ACTIVE");
  await grant(id, account);
  const [suspended, revoked] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        const result = await suspendAccounts(tx, { ids: [account] });
        await hold();
        return result;
      }),
    () => revoke(id, account),
  );
  expect(suspended.refused).toEqual([]);
  expect(revoked.done).toEqual([{ id: account }]);
});
