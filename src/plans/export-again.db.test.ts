import { beforeAll, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { inOrg } from "@/lib/in-org";
import type { ExportPiece } from "@/people/export-people";
import { exportPeople } from "@/people/export-people";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";

const ONLY_PHONE = { email: "", lastName: "Mobile" } as const;
const GB = 1_073_741_824n;

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

async function exported(): Promise<string> {
  let text = "";
  let place: ExportPiece["next"];
  do {
    const piece: ExportPiece = await inOrg(
      owner.scope,
      (tx) => exportPeople(tx, { who: { filter: {} }, format: "csv", place }),
      "chunk",
    );
    text += Buffer.from(piece.bytes).toString();
    place = piece.next;
  } while (place);
  return text.replace("\ufeff", "");
}

beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  const known = { externalId: "000417", login: "=cmd()", phone: "+33612345678" } as const;
  const person = await newAccountIn(org, "ACTIVE", {
    ...{ ...known, firstName: "'=Jürgen", lastName: "O'Brien; Köhler", language: "pt-BR" },
    ...{ shareSpaceMax: 5n * GB, saveSpaceMax: 123n, tfa: "SMS", visibility: "PUBLIC" },
    ...{
      company: "-Halden, SA",
      zipcode: "01000",
      address: '1 "rue"',
      creationNotification: false,
    },
    biography: '=first\nsecond, "third"\n\n@fourth',
  });
  await org.run(async (tx) => {
    const team = await createTeam(tx, { name: 'A; "B" team' });
    await addMembers(tx, { teamId: team.id, ids: [person] });
    const given = { name: "Drive", licences: null, rules: {} };
    const { id } = await createApplication(tx, given);
    await grantApplication(tx, { applicationId: id, ids: [person] });
    // The second of two hours that the organisation's clocks show, and a day that is past.
    const [later, past] = ["2027-10-31T01:30:00Z", "2026-01-01T09:00:00Z"].map(
      (at) => new Date(at),
    );
    for (const [id, suspensionDate] of [
      [person, later],
      [await newAccountIn(org, "SUSPENDED", { lastName: "Gone" }), past],
    ] as const)
      await tx.db.account.update({
        where: { orgId_id: { orgId: tx.org, id } },
        data: { suspensionDate: suspensionDate ?? null },
      });
  });
  // An owner without a login, contacts in every state, people without a name or with nothing but an address.
  const owning = await newAccountIn(org, "ACTIVE", { firstName: "Noor" });
  for (const status of ["CREATED", "INVITED", "SUSPENDED", "CLOSED"] as const)
    await newAccountIn(org, status, { kind: "CONTACT", ownerId: owning, lastName: status });
  await newAccountIn(org, "CREATED", { firstName: "", lastName: "" });
  await newAccountIn(org, "CREATED", { ...ONLY_PHONE, phone: "+33698765432" });
  await newAccountIn(org, "CLOSED", { lastName: "Closed" });
  // Addresses that look like slips and are none, and a contact whose owner is closed.
  await newAccountIn(org, "ACTIVE", { email: "real@gmial.com", lastName: "Slip" });
  await newAccountIn(org, "CREATED", { email: "real@halden.con", lastName: "Ending" });
  const gone = await newAccountIn(org, "ACTIVE", { login: "gone-owner", lastName: "Owner" });
  await newAccountIn(org, "ACTIVE", { kind: "CONTACT", ownerId: gone, lastName: "Left" });
  await org.run((tx) => moveAccounts(tx, { ids: [gone], event: "close" }));
});

test("an export that nobody changed changes nobody", async () => {
  const { rows } = await planOf(org, await exported(), { madeBy: owner.id });
  expect(rows).toHaveLength(15);
  for (const row of rows)
    expect
      .soft([row.verdict, row.faults, row.change?.fields], `line ${row.line}`)
      .toMatchObject(["NONE", [], undefined]);
});

test("one cell that was changed changes one field of one person", async () => {
  const text = (await exported()).replace("01000", "01001");
  const { rows } = await planOf(org, text, { madeBy: owner.id });
  const changed = rows.filter(({ verdict }) => verdict !== "NONE");
  expect(changed).toMatchObject([{ verdict: "UPDATE", faults: [] }]);
  expect(changed[0]?.change?.fields).toEqual({ zipcode: ["01000", "01001"] });
});
