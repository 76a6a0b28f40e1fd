import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { aPerson, newAdmin, newOrg } from "../../tests/support/org";
import { beginLetters } from "./begin-letters";
import { runLetters } from "./job";
import { openLetters } from "./open-letters";
import { listParts } from "./queries";

const MANY = 10_000;
const world = { scopeOf: (id: string) => mintScope(id, { kind: "system" }), stopping: () => false };

test("letters to ten thousand people who were just imported are asked for in one act, and made file by file", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org, ["HELPDESK"]);
  const scope = mintScope(org.id, { kind: "system" });
  const people = Array.from({ length: MANY }, (_, place) =>
    aPerson({ email: "", login: `crowd.${String(place).padStart(5, "0")}`, lastName: "Crowd" }),
  );
  // no statistics of these tables are taken in between: it is the worst that a planner meets
  await inOrg(
    scope,
    async (tx) => {
      const { done } = await createAccounts(tx, { people, source: "ROSTER" });
      await prepareCodes(tx, { ids: done.map(({ id }) => id) });
    },
    "chunk",
  );
  const about = {
    chosen: { filter: { q: "", tab: "made" } },
    form: "CARD",
    split: "NONE",
  } as const;
  const { id, count } = await inOrg(admin.scope, (tx) => beginLetters(tx, about), "chunk");
  expect(count).toBe(MANY);
  const [audited] = await org.run((tx) =>
    tx.db.auditEntry.groupBy({
      by: ["act"],
      where: { orgId: tx.org, act: "account.code-printed" },
      _count: true,
    }),
  );
  expect(audited?._count).toBe(MANY);
  for (let file = 0; file < 3; file += 1) await runLetters(world, { org: org.id, id });
  const parts = await inOrg(admin.scope, (tx) => listParts(tx, id));
  expect(parts).toHaveLength(MANY / 100);
  expect(parts.map(({ made }) => made).slice(0, 4)).toEqual([100, 100, 100, null]);
  const pdf = await inOrg(admin.scope, (tx) => openLetters(tx, { id, number: 3 }));
  expect(pdf?.subarray(0, 5).toString()).toBe("%PDF-");
}, 120_000);
