import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { mergePiece } from "@/corrections/merge-piece";
import { lockCorrections } from "@/corrections/store";
import { inOrg } from "@/lib/in-org";
import { lockPlan } from "@/plans/store";
import { applyRows } from "@/runs/apply-rows";
import { digestOf } from "../../tests/support/connections";
import { workOn } from "../../tests/support/imports";
import { newAccountIn, newAdmin } from "../../tests/support/org";
import { forgetConflicts, interleave, noConflicts } from "../../tests/support/races";
import {
  act,
  corrections,
  erase,
  mended,
  newPerson,
  org,
  other,
  PERSON,
  planned,
  told,
  undoing,
  WRITERS,
} from "../../tests/support/row-writers";

/* An erasure empties rows that somebody is writing to: it waits for them, or they for it, and nothing of the person comes back. */

beforeAll(async () => {
  await planned(other, (await newAdmin(other)).id);
  await newAccountIn(other, "CREATED", PERSON);
});
beforeEach(forgetConflicts);
afterEach(noConflicts);

test.each(WRITERS)("whoever %s has written before rows are emptied", async (_, { of, work }) => {
  const person = await newPerson();
  const id = await of(person);
  const before = await digestOf(other.id);
  await interleave(
    (hold) =>
      act(async (tx) => {
        await work(tx, id);
        await hold();
      }),
    () => erase(person),
  );
  expect(await told()).toEqual([]);
  await workOn(org, id);
  expect(await told()).toEqual([]);
  expect(await digestOf(other.id)).toEqual(before);
});

test.each(WRITERS)(
  "whoever %s holds the import before its rows, as an erasure does",
  async (_, writer) => {
    const { of, lock = lockPlan, work } = writer;
    const person = await newPerson();
    const id = await of(person);
    await interleave(
      (hold) =>
        act(async (tx) => {
          await lock(tx, id);
          if (lock === lockPlan) await hold();
          await work(tx, id);
          if (lock !== lockPlan) await hold();
        }),
      () => erase(person),
    );
    expect(await told()).toEqual([]);
  },
);

/** Somebody who holds two imports in the order of their ids, while another one comes to them. */
const holding = (ids: readonly string[], second: () => Promise<unknown>) =>
  interleave(
    (hold) =>
      org.run(async (tx) => {
        const [low = "", high = ""] = [...ids].sort();
        await lockCorrections(tx, low);
        await hold();
        await lockCorrections(tx, high);
      }),
    second,
  );

test("of corrections and the import that they correct the first by its id is held first", async () => {
  const into = await mended();
  const id = await corrections(into);
  const rows = [{ line: 2, cells: ["3", "Adah"] }];
  await holding([into, id], () => org.run((tx) => mergePiece(tx, { id, from: 0, rows })));
});

test("an undoing that erases people holds all imports before its own", async () => {
  const person = await newPerson();
  const [before, change] = [{ made: true }, { kind: "USER", create: PERSON }];
  const id = await undoing(person, before, change);
  await workOn(org, id);
  await org.run((tx) =>
    tx.db.import.updateMany({
      where: { orgId: tx.org, id },
      data: { state: "APPLYING", begunAt: tx.now, invite: "LATER" },
    }),
  );
  const { undoes } = await org.run((tx) =>
    tx.db.import.findFirstOrThrow({ where: { orgId: tx.org, id } }),
  );
  await holding([undoes ?? "", id], () =>
    inOrg(org.system, (tx) => applyRows(tx, { id }), "chunk"),
  );
  const { erasedAt } = await org.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id: person } }),
  );
  expect(erasedAt).not.toBeNull();
});
