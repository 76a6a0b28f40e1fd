import { beforeAll, describe, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { editAccount } from "@/accounts/edit-account";
import { newAccount } from "@/accounts/input";
import { moveAccounts } from "@/accounts/move-accounts";
import { giveRole } from "@/admins/give-role";
import { listEntries } from "@/audit/queries";
import { setPassword } from "@/factors/set-password";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { writeWording } from "@/messages/write-wording";
import { freezeSelection } from "@/selections/freeze-selection";
import { beginFlow } from "@/sessions/begin-flow";
import { startSession } from "@/sessions/start-session";
import { saveView } from "@/views/save-view";
import { asOwner, tenantTables } from "../../tests/support/connections";
import { plannedImport } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { actingAsAdmin } from "../../tests/support/tenancy-case";
import { eraseAccounts } from "./erase-accounts";
import { eraseDue } from "./job";

const DAY = 86_400_000;

/** Words that no other person has, in every field that takes words. */
const WORDS = {
  firstName: "Quellbertha",
  lastName: "Zwirnhagen",
  email: "quellbertha.zwirnhagen@xyzzymail.example",
  login: "qzwirnlogin",
  externalId: "STAFFQZ4711",
  phone: "+33612344711",
  company: "Qzfirma",
  department: "Qzabteilung",
  jobTitle: "Qzberuf",
  address: "Qzstrasse 5",
  zipcode: "QZ4711",
  city: "Qzstadt",
  country: "Qzland",
  biography: "Qzlebenslauf",
};
/** Long enough that no digest holds one of them by chance. */
const SECRET = [
  ...["zwirnhagen", "xyzzymail", "qzwirnlogin", "qz4711", "612344711", "qzfirma", "qzabteilung"],
  ...["qzberuf", "qzstrasse", "qzstadt", "qzland", "qzlebenslauf"],
];

let org: TestOrg;
let admin: { id: string };
let id: string;

/** Where the person's words are written in plain: "table: word". */
async function found(): Promise<string[]> {
  return asOwner(async (client) => {
    const tables = await tenantTables(client);
    const places: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ line: string }>(
        `SELECT lower(t::text) AS line FROM app.${table} t WHERE org_id = $1`,
        [org.id],
      );
      for (const { line } of rows)
        for (const word of SECRET) if (line.includes(word)) places.push(`${table}: ${word}`);
    }
    return [...new Set(places)].sort();
  });
}

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  await org.run(async (tx) => {
    const { done } = await createAccounts(tx, {
      people: [newAccount.parse(WORDS)],
      source: "HAND",
    });
    id = done[0]?.id ?? "";
    const wordingId = await writeWording(tx, { subject: "Hello", body: "Dear Frau Zwirnhagen" });
    await inviteAccounts(tx, { ids: [id], lane: 2, wordingId });
    await copyLink(tx, { id });
    await moveAccounts(tx, { ids: [id], event: "claim" });
    await giveRole(tx, { ids: [id], role: "AUDITOR" });
    await setPassword(tx, { accountId: id, hash: "hash-qz" });
    await editAccount(tx, { id, change: { city: "Qzdorf" } });
  });
  await org.run(async (tx) => {
    const own = actingAsAdmin(tx, admin.id);
    await saveView(own, { name: WORDS.email, query: "q=zwirnhagen&status=ACTIVE", shared: true });
    await saveView(own, { name: "Others", query: "q=somebody", shared: false });
    const { id: kept } = await freezeSelection(own, { ids: [admin.id] });
    const data = { query: "q=Quellbertha+Zwirnhagen" };
    await tx.db.selection.update({ where: { orgId_id: { orgId: tx.org, id: kept } }, data });
  });
  const { email, ...create } = WORDS;
  const cells = Object.values(WORDS);
  await plannedImport(org, admin.id, [
    {
      ...{ verdict: "UPDATE", accountId: id, cells, emailKey: email },
      change: { create, fields: { city: ["Qzstadt", "Qzdorf"] } },
    },
  ]);
  const origin = { ip: "203.0.113.9", userAgent: "Qzbrowser" };
  const own = mintScope(org.id, { kind: "account", id, permissions: [] }, origin);
  const begin = { accountId: id, epoch: 0, factors: ["PASSWORD"] };
  const { ticket } = await inOrg(own, (tx) => beginFlow(tx, begin));
  const flowId = readToken("ticket", ticket)?.row ?? "";
  await inOrg(own, (tx) => startSession(tx, { flowId, known: true }));
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, accountId: id },
      data: { answer: "550 no Zwirnhagen here" },
    }),
  );
});

describe("erasing", () => {
  test("is refused to who is not closed and leaves everything", async () => {
    const { refused } = await org.run((tx) => eraseAccounts(tx, { ids: [id] }));
    expect(refused).toEqual([{ id, code: "not-applicable" }]);
    expect(await found()).toContain("accounts: zwirnhagen");
  });

  test("leaves no word of the person in any table, and nothing that the log sealed can be read", async () => {
    const sealedOf = () =>
      org.run(async (tx) => (await listEntries(tx, { person: id }, undefined, 100)).rows);
    const before = await sealedOf();
    expect(JSON.stringify(before.map(({ values }) => values))).toContain("Qzdorf");
    await org.run((tx) => closeAccounts(tx, { ids: [id] }));
    const { done, refused } = await org.run((tx) => eraseAccounts(tx, { ids: [id] }));
    expect([done.length, refused]).toEqual([1, []]);
    expect(await found()).toEqual([]);
    const views = await org.run((tx) => tx.db.savedView.findMany({ orderBy: { name: "asc" } }));
    expect(views.map(({ query }) => query)).toEqual(["status=ACTIVE", "q=somebody"]);
    const after = await sealedOf();
    expect(after.map(({ values }) => values).filter(Boolean)).toEqual([]);
    expect(after.length).toBe(before.length + 2);
    const skeleton = await org.run((tx) =>
      tx.db.account.findFirst({ where: { orgId: tx.org, id } }),
    );
    expect(skeleton).toMatchObject({ status: "CLOSED", statusBeforeClose: "ACTIVE", email: null });
    expect(skeleton?.claimedAt).not.toBeNull();
    expect(skeleton?.erasedAt).not.toBeNull();
  });

  test("is for good, once, and frees the keys", async () => {
    for (const act of [reopenAccounts, eraseAccounts]) {
      const { refused } = await org.run((tx) => act(tx, { ids: [id] }));
      expect(refused).toEqual([{ id, code: "erased" }]);
    }
    const again = await org.run((tx) =>
      createAccounts(tx, { people: [newAccount.parse(WORDS)], source: "HAND" }),
    );
    expect(again).toMatchObject({ done: [{ index: 0 }], refused: [] });
  });

  test("needs the right, and never reaches who may do more or another organisation", async () => {
    const other = await newOrg();
    const foreign = await newAccountIn(other, "CLOSED");
    const closed = await newAccountIn(org, "CLOSED");
    const more = await newAccountIn(org, "ACTIVE");
    await org.run((tx) => giveRole(tx, { ids: [more], role: "OWNER" }));
    await org.run((tx) => closeAccounts(tx, { ids: [more] }));
    const as = (permissions: ("accounts.view" | "accounts.manage")[]) =>
      mintScope(org.id, { kind: "account", id: admin.id, permissions });
    await expect(
      inOrg(as(["accounts.view"]), (tx) => eraseAccounts(tx, { ids: [closed] })),
    ).rejects.toThrow("not-allowed");
    const ids = [more, foreign];
    const manager = as(["accounts.view", "accounts.manage"]);
    const { done, refused } = await inOrg(manager, (tx) => eraseAccounts(tx, { ids }));
    expect(done).toEqual([]);
    expect(refused.map((row) => row.code)).toEqual(["holds-more", "not-found"]);
  });
});

test("a closed account is erased by the clock when the retention time is over, not a day earlier", async () => {
  const own = await newOrg();
  const [closed, back] = [await newAccountIn(own, "CLOSED"), await newAccountIn(own, "CLOSED")];
  const erasedAt = async (account: string) =>
    (await own.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, id: account } })))
      ?.erasedAt ?? null;
  const world = (days: number) => ({
    scopeOf: (of: string) => mintScope(of, { kind: "system" }),
    now: () => new Date(Date.now() + days * DAY),
    stopping: () => false,
  });
  await eraseDue(world(89));
  expect(await erasedAt(closed)).toBeNull();
  await own.run((tx) => reopenAccounts(tx, { ids: [back] }));
  await eraseDue(world(91));
  expect([await erasedAt(closed), await erasedAt(back)]).toEqual([expect.any(Date), null]);
  const { refused } = await own.run((tx) => reopenAccounts(tx, { ids: [closed] }));
  expect(refused).toMatchObject([{ code: "erased" }]);
});
