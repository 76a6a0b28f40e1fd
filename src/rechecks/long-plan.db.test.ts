import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readPlan } from "@/plans/queries";
import { workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, planWorld, readPlanned } from "../../tests/support/planning";
import { checkAgain } from "./check-again";
import { recheckPlan } from "./job";
import { recheckPiece } from "./recheck-piece";

const ROWS = 20_000;

const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");

const lines = Array.from({ length: ROWS }, (_, n) => `Long ${n},p${n}@long.example`);
const header = (id: string) => org.run((tx) => readPlan(tx, id));

test("all rows of a long plan are checked again by the worker, who goes on where another was killed", async () => {
  const { id } = await planOf(org, ["LASTNAME,EMAIL", ...lines].join("\n"), { madeBy: admin.id });
  // lines 2 and 20001 are somebody who is here by now
  await newAccountIn(org, "CREATED", { email: "p0@long.example", lastName: "Long 0" });
  await newAccountIn(org, "ACTIVE", {
    email: `p${ROWS - 1}@long.example`,
    lastName: `Long ${ROWS - 1}`,
  });
  expect(await act((tx) => checkAgain(tx, { id }))).toBeNull();
  expect(await refusedWith(act((tx) => checkAgain(tx, { id })))).toBe("import-moved-on");
  for (const _ of [1, 2, 3]) expect(await org.run((tx) => recheckPiece(tx, { id }))).toBe(true);
  expect(await header(id)).toMatchObject({
    state: "PLANNING",
    options: { recheck: { line: 3_001, done: 3_000 } },
  });
  await recheckPlan(planWorld, { org: other.id, id });
  expect((await header(id))?.options.recheck?.done).toBe(3_000);
  await workOn(org, id);
  const after = await header(id);
  expect(after).toMatchObject({ state: "PLANNED", total: ROWS });
  expect(after?.options.recheck).toBeUndefined();
  expect(after?.counts.verdicts).toEqual({ CREATE: ROWS - 2, NONE: 2 });
  const { verdicts } = await readPlanned(org, id);
  expect([verdicts[0], verdicts[1], verdicts[ROWS - 1]]).toEqual(["NONE", "CREATE", "NONE"]);
}, 120_000);
