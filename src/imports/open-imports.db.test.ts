import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { newId } from "@/lib/secrets";
import { steerImport } from "@/runs/steer-import";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { importWorld, readRoster, uploadRoster } from "../../tests/support/uploads";
import { beginImport } from "./begin-import";
import { uploadInput } from "./input";
import { runImport } from "./job";
import { MOST_ATTEMPTS, MOST_OPEN } from "./rules";

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  admin = await newAdmin(org);
});

const FILE = Buffer.from("LASTNAME,LOGIN\nBerg,ada");
const importOf = (of: TestOrg, id: string) =>
  of.run((tx) => tx.db.import.findFirst({ where: { orgId: tx.org, id } }));

test("so many files are open at a time, and corrections apart from them; elsewhere others are", async () => {
  const full = await newOrg();
  const { id: madeBy, scope } = await newAdmin(full);
  await full.run((tx) =>
    tx.db.import.createMany({
      data: Array.from({ length: MOST_OPEN }, () => ({
        ...{ orgId: tx.org, id: newId(), purpose: "ROSTER", state: "PLANNED", madeBy },
        ...{ fileName: "people.csv", createdAt: tx.now },
      })),
    }),
  );
  const begin = () => inOrg(scope, (tx) => beginImport(tx, uploadInput.parse({ name: "one.csv" })));
  await expect(begin()).rejects.toThrow("imports-full");
  expect(await readRoster(org, admin.scope, FILE)).not.toBe("");
  const [first] = await full.run((tx) => tx.db.import.findMany({ where: { orgId: tx.org } }));
  const corrections = uploadInput.parse({ name: "faults.csv", into: first?.id });
  await inOrg(scope, (tx) => beginImport(tx, corrections));
  await inOrg(scope, (tx) => steerImport(tx, { id: first?.id ?? "", step: "discard" }));
  await begin();
});

test.each([
  ["READING", "sheet-took-too-much"],
  ["PLANNING", "plan-broke-off"],
])(
  "a file that never came to an end in %s has one, which says no more than is known",
  async (state, fault) => {
    const id = await uploadRoster(admin.scope, FILE);
    await org.run((tx) => tx.db.import.updateMany({ where: { id }, data: { state } }));
    const job = { org: org.id, id, attempt: MOST_ATTEMPTS };
    await runImport(importWorld, { ...job, org: other.id });
    expect(await importOf(org, id)).toMatchObject({ state });
    await runImport(importWorld, job);
    expect(await importOf(org, id)).toMatchObject({
      state: "FAILED",
      fault,
    });
  },
);
