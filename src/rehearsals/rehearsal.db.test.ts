import { beforeAll, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { asAdmin, crowdOf } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import type { RehearsalPlace } from "./export-rehearsal";
import { exportRehearsal } from "./export-rehearsal";
import type { RehearsedFilter } from "./list-rehearsed";
import { listRehearsed } from "./list-rehearsed";
import { readRehearsal } from "./queries";

let org: TestOrg;
let inviter: Awaited<ReturnType<typeof newAdmin>>;
let ids: string[];

beforeAll(async () => {
  org = await newOrg();
  const other = await newOrg();
  inviter = await newAdmin(org, ["INVITER"]);
  const french = { language: "fr", email: "un@gmail.example" } as const;
  ids = await crowdOf(
    org,
    7,
    "Rehearsed",
    french,
    { email: "deux@gmial.com", phone: "+33612345678" },
    { email: undefined, externalId: "R-3" },
    { email: "quatre@yopmail.com" },
  );
  await crowdOf(other, 3, "Rehearsed", { email: "six@gmial.com" });
  const [, , , , undeliverable = "", above = "", invited = ""] = ids;
  await org.run(async (tx) => {
    await tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id: undeliverable } },
      data: { undeliverableAt: tx.now, undeliverableReason: "5.1.1" },
    });
    await giveRole(tx, { ids: [above], role: "OWNER" });
    await inviteAccounts(tx, { ids: [invited], lane: 2 });
    const full = { name: "Save", licences: 3, rules: {} };
    const { id: applicationId } = await createApplication(tx, full);
    await grantApplication(tx, { applicationId, ids: ids.slice(0, 3) });
    const { id: mail } = await createApplication(tx, { name: "Mail", licences: null, rules: {} });
    await grantApplication(tx, { applicationId: mail, ids: ids.slice(1, 2) });
    await tx.db.application.update({
      where: { orgId_id: { orgId: tx.org, id: applicationId } },
      data: { licences: 2 },
    });
  });
});

const rehearsed = () => asAdmin(inviter, readRehearsal);
const listed = (filter: RehearsedFilter, most?: number) =>
  asAdmin(inviter, async (tx) => {
    const rows = await listRehearsed(tx, filter, await readRehearsal(tx), undefined, most);
    return rows.map(({ id }) => ids.indexOf(id) + 1).sort();
  });

test("it tells who would get what, what is missing, what to check, and what runs short", async () => {
  expect(await rehearsed()).toMatchObject({
    total: 6,
    channels: { EMAIL: 3, SMS: 0, CODE: 2 },
    byLanguage: [
      { language: "en", count: 4, assumed: 4 },
      { language: "fr", count: 1, assumed: 0 },
    ],
    instead: { "no-address": 1, undeliverable: 1 },
    hindered: { "holds-more": 1 },
    domains: [
      { domain: "gmial.com", count: 1, why: "mistyped", meant: "gmail.com" },
      { domain: "yopmail.com", count: 1, why: "disposable" },
    ],
    short: [{ name: "Save", licences: 2, used: 3 }],
  });
});

test.each<[RehearsedFilter, number[]]>([
  [{}, [1, 2, 3, 4, 5, 6]],
  [{ readiness: "ready" }, [1, 3]],
  [{ readiness: "doubtful" }, [2, 4]],
  [{ readiness: "doubtful", domain: "gmial.com" }, [2]],
  [{ readiness: "invite-planned" }, []],
  [{ readiness: "instead" }, [5]],
  [{ readiness: "holds-more" }, [6]],
  [{ language: "fr" }, [1]],
  [{ q: "quatre" }, [4]],
  [{ q: "nobody" }, []],
])("of %j it shows %j", async (filter, expected) => {
  expect(await listed(filter)).toEqual(expected);
});

test("the file tells everybody's readiness, and neither looking nor taking it along writes to anybody", async () => {
  const before = await org.run((tx) => tx.db.message.count({ where: { orgId: tx.org } }));
  let text = "";
  let place: RehearsalPlace | undefined;
  do {
    const piece = await asAdmin(inviter, (tx) => exportRehearsal(tx, { language: "en", place }));
    text += Buffer.from(piece.bytes).toString("utf8");
    place = piece.next;
  } while (place);
  const lines = text.trim().split(/\r?\n/);
  expect(lines).toHaveLength(7);
  const [head = "", ...rows] = lines.map((line) => line.split(","));
  const ofRow = (sign: string) => {
    const row = rows.find((cells) => cells.some((cell) => cell.includes(sign))) ?? [];
    return Object.fromEntries([...head].map((name, at) => [name, row[at]]));
  };
  expect(ofRow("deux@")).toMatchObject({
    ...{ MOBILE: "'+33612345678", CHANNEL: "EMAIL", LANGUAGE: "en" },
    ...{ READINESS: "DOUBTFUL", REASON: "mistyped", PROBABLY: "gmail.com" },
    LICENCES: "Mail; Save (3/2)",
  });
  const unreached = { CHANNEL: "CODE", READINESS: "READY", REASON: "no-address", MOBILE: "" };
  expect(ofRow("R-3")).toMatchObject({ ...unreached, LICENCES: "Save (3/2)" });
  const instead = { CHANNEL: "CODE", READINESS: "INSTEAD", REASON: "undeliverable" };
  expect(ofRow("INSTEAD")).toMatchObject({ ...instead, LICENCES: "" });
  expect(ofRow("LEFT_OUT")).toMatchObject({ CHANNEL: "", REASON: "holds-more" });
  const after = await org.run(async (tx) => [
    await tx.db.message.count({ where: { orgId: tx.org } }),
    await tx.db.selection.count({ where: { orgId: tx.org } }),
    await tx.db.auditEntry.count({ where: { orgId: tx.org, act: "campaign.rehearsal-exported" } }),
  ]);
  expect(after).toEqual([before, 0, 1]);
});
