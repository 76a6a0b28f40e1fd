import { expect, test } from "vitest";
import { keepRow } from "@/corrections/keep-row";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { RowFilter } from "@/plans/queries";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { omitRows } from "./omit-rows";
import { countOpen } from "./queries";

const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");

test("as many rows are asked about as are left out, and taken back, in this organisation alone", async () => {
  const lines = ["LASTNAME,EMAIL", "Berg,a@count.example", "Berg,a@count.example"];
  const file = [...lines, "Berg,b@count.example", "Holm,c@count.example"].join("\n");
  const { id } = await planOf(org, file, { madeBy: admin.id });
  await act((tx) => keepRow(tx, { id, line: 2 }));
  const filter: RowFilter = { verdicts: [], q: "berg" };
  const count = (of: "leave-out" | "take-in") =>
    act((tx) => countOpen(tx, { id, act: of, filter }));
  expect([await count("leave-out"), await count("take-in")]).toEqual([3, 0]);
  const stranger = await newAdmin(other);
  const theirs = inOrg(stranger.scope, (tx) => countOpen(tx, { id, act: "leave-out", filter }));
  expect(await theirs).toBe(0);
  await act((tx) => omitRows(tx, { id, act: "leave-out", rows: { filter } }));
  expect([await count("leave-out"), await count("take-in")]).toEqual([0, 3]);
});
