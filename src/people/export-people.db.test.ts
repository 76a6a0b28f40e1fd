import { beforeAll, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { freezeSelection } from "@/selections/freeze-selection";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import type { ExportPiece } from "./export-people";
import { exportPeople } from "./export-people";
import type { Exported } from "./export-rows";

type Admin = Awaited<ReturnType<typeof newAdmin>>;

let org: TestOrg;
let other: TestOrg;
let owner: Admin;

const piece = (who: Exported, place?: ExportPiece["next"], admin: Admin = owner) =>
  inOrg(admin.scope, (tx) => exportPeople(tx, { who, format: "csv", place }), "chunk");

/** All lines of an export but the head, and how many pieces it came in. */
async function exported(who: Exported): Promise<{ head: string; lines: string[]; pieces: number }> {
  let text = "";
  let pieces = 0;
  for (let next: ExportPiece["next"], isFirst = true; isFirst || next; isFirst = false) {
    const got: ExportPiece = await piece(who, next);
    text += Buffer.from(got.bytes).toString();
    next = got.next;
    pieces += 1;
  }
  const [head = "", ...lines] = text.replace("\ufeff", "").trimEnd().split("\r\n");
  return { head, lines, pieces };
}

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
  await newAccountIn(other, "CREATED", { lastName: "Stranger" });
});

test("a user's row has the 27 columns of a roster, filled, and behind them what STATUS does not say", async () => {
  const id = await newAccountIn(org, "SUSPENDED", {
    firstName: "=cmd()",
    lastName: "Export",
    email: "export@halden.example",
    login: "export",
    externalId: "X-1",
    language: "pt-BR",
    shareSpaceMax: 5n * 1_073_741_824n,
    city: "Lyon, France",
  });
  await org.run(async (tx: OrgTx) => {
    const team = await createTeam(tx, { name: "Night shift" });
    await addMembers(tx, { teamId: team.id, ids: [id] });
    const given = { name: "Drive", licences: null, rules: {} };
    const application = await createApplication(tx, given);
    await grantApplication(tx, { applicationId: application.id, ids: [id] });
  });
  const { head, lines } = await exported({ filter: { q: "export@", kind: "USER" } });
  expect(head.split(",")).toHaveLength(30);
  expect(head).toMatch(
    /^LASTNAME,FIRSTNAME,EMAIL,STATUS,LOGIN,MAIL_LANGUAGE,.*,EXTERNAL_ID,TEAM,APPLICATIONS,ACCOUNT_STATE,INVITATION_DATE,CLAIM_DATE$/,
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^Export,'=cmd\(\),export@halden\.example,INACTIVE,export,pt-br,5 GB,,PRIVATE,NO,/,
  );
  expect(lines[0]).toMatch(/"Lyon, France"/);
  expect(lines[0]).toMatch(
    /\d\d\/\d\d\/\d{4}\/\d\d:\d\d,,YES,DEFAULT,X-1,Night shift,Drive,SUSPENDED,/,
  );
});

test("a contact's row names its owner, and both kinds together say which is which", async () => {
  const user = await newAccountIn(org, "ACTIVE", {
    firstName: "Noor",
    lastName: "Haddad",
    login: "noor",
  });
  await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: user, lastName: "Guest" });
  const contacts = await exported({ filter: { kind: "CONTACT" } });
  expect(contacts.head.split(",")).toHaveLength(30);
  expect(contacts.head).toMatch(/^OWNER_LOGIN,LASTNAME,.*,OWNER_FIRSTNAME,OWNER_LASTNAME,/);
  expect(contacts.lines[0]).toMatch(/^noor,Guest,.*,Noor,Haddad,YES,/);
  const both = await exported({ filter: { q: "guest" } });
  expect(both.head.startsWith("KIND,")).toBe(true);
  expect(both.lines[0]).toMatch(/^CONTACT,/);
});

test("who is invited and who has claimed are told apart, with the days", async () => {
  const named = (lastName: string) => ({ lastName, firstName: "Told" });
  await newAccountIn(org, "CREATED", named("Waits"));
  const asked = await newAccountIn(org, "CREATED", named("Invited"));
  const late = await newAccountIn(org, "CREATED", named("Late"));
  const ids = [asked, late];
  await inOrg(owner.scope, (tx) => inviteAccounts(tx, { ids, lane: 2 }));
  const past = { claimableUntil: new Date("2026-01-01T00:00:00Z") };
  await org.run((tx) =>
    tx.db.account.update({ where: { orgId_id: { orgId: tx.org, id: late } }, data: past }),
  );
  await newAccountIn(org, "ACTIVE", named("Claimed"));
  const { lines } = await exported({ filter: { q: "told", kind: "USER" } });
  const told = lines.map((line) => {
    const cells = line.split(",");
    const [state, invited, claimed] = cells.slice(-3);
    return [cells[0], cells[3], state, Boolean(invited), Boolean(claimed)];
  });
  expect(told.sort()).toEqual([
    ["Claimed", "ACTIVE", "ACTIVE", true, true],
    ["Invited", "ACTIVE", "INVITED", true, false],
    ["Late", "ACTIVE", "EXPIRED", true, false],
    ["Waits", "ACTIVE", "CREATED", false, false],
  ]);
});

test("many come in pieces, everybody once, nobody of another organisation, and a selection means its own", async () => {
  const people = Array.from({ length: 4_100 }, () => aPerson({ lastName: "Crowd" }));
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "ROSTER" }));
  const { lines, pieces } = await exported({ filter: {} });
  expect(pieces).toBe(3);
  const total = await org.run((tx) => tx.db.account.count({ where: { orgId: tx.org } }));
  expect([lines.length, new Set(lines).size]).toEqual([total, total]);
  expect(lines.some((line) => line.includes("Stranger"))).toBe(false);
  const ids = done.slice(0, 3).map(({ id }) => id);
  const { id } = await inOrg(owner.scope, (tx) => freezeSelection(tx, { ids }));
  expect((await exported({ selectionId: id })).lines).toHaveLength(3);
  expect((await exported({ filter: { q: "nobody at all" } })).lines).toEqual([]);
});

test("who is suspended in mid-download gets no more of it", async () => {
  const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const first = await piece({ filter: {} }, undefined, clerk);
  expect(first.next).toBeDefined();
  await org.run((tx) => suspendAccounts(tx, { ids: [clerk.id] }));
  const second = piece({ filter: {} }, first.next, clerk);
  await expect(second).rejects.toMatchObject({ code: "not-allowed" });
});

test.each(["INVITER", "HELPDESK", "AUDITOR"] as const)(
  "%s sees people and takes nobody along in a file",
  async (role) => {
    const reader = await newAdmin(org, [role]);
    const refused = expect.objectContaining({ code: "not-allowed" });
    await expect(piece({ filter: {} }, undefined, reader)).rejects.toEqual(refused);
    const { id } = await inOrg(reader.scope, (tx) => freezeSelection(tx, { query: "q=crowd" }));
    await expect(piece({ selectionId: id }, undefined, reader)).rejects.toEqual(refused);
  },
);

test("a download is audited with what it held, not with what was looked for", async () => {
  await piece({ filter: { q: "köhler", states: ["ACTIVE"] } });
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, act: "people.exported" },
      orderBy: { id: "desc" },
    }),
  );
  expect(entries[0]).toMatchObject({
    actorId: owner.id,
    details: { format: "csv", filters: ["q", "status"] },
  });
  expect(JSON.stringify(entries[0]?.details)).not.toContain("köhler");
});
