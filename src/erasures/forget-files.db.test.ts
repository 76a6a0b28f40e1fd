import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { keepRow } from "@/corrections/keep-row";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { omitRows } from "@/omissions/omit-rows";
import { listRows } from "@/plans/queries";
import { rememberColumns } from "@/rosters/remember-columns";
import { asOwner, tenantTables } from "../../tests/support/connections";
import { plannedImport, workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { readRoster } from "../../tests/support/uploads";
import { eraseAccounts } from "./erase-accounts";

const PERSON = {
  ...{ firstName: "Quellbertha", lastName: "Zwirnhagen", login: "qzlogin" },
  ...{ email: "q.zwirn@xyzzymail.example", externalId: "QZ4711" },
};
const LINE = "Zwirnhagen,Quellbertha,q.zwirn@xyzzymail.example,qzlogin";
const HEADER = "LASTNAME,FIRSTNAME,EMAIL,LOGIN";

/** Tables in which a word of the person stands. */
const found = ({ id }: TestOrg) =>
  asOwner(async (client) => {
    const places: string[] = [];
    for (const table of await tenantTables(client)) {
      const text = `SELECT 1 FROM app.${table} t WHERE org_id = $1 AND t::text ~* 'zwirn|quellbertha|qzlogin|qz4711' LIMIT 1`;
      if ((await client.query(text, [id])).rows.length > 0) places.push(table);
    }
    return places;
  });

async function filled(org: TestOrg) {
  const admin = await newAdmin(org);
  const madeBy = admin.id;
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [newAccount.parse(PERSON)], source: "HAND" }),
  );
  const file = `${HEADER}\n${LINE}\nBerg,Ada,ada@b.example,ada`;
  const read = await readRoster(org, admin.scope, file, { name: "zwirnhagen.csv" });
  const wrong = "Zwirnhagen,Quellbertha,q.zwirn@xyzzymial,\nBerg,Ada,ada@,";
  const planned = await planOf(org, `${HEADER}\n${wrong}`, { madeBy });
  const others = await planOf(org, `${HEADER}\nBerg,Ada,ada@b.example,ada`, { madeBy });
  const owned = await planOf(org, `LASTNAME,LOGIN,OWNER_LOGIN\nBerg,ada,QZlogin`, { madeBy });
  const applied = await plannedImport(org, madeBy, [
    { verdict: "CREATE", cells: LINE.split(","), emailKey: PERSON.email, outcome: "email-taken" },
    { verdict: "CREATE", cells: ["Berg", "Ada"], outcome: "done" },
  ]);
  await org.run(async (tx) => {
    const from = await tx.db.import.findFirstOrThrow({ where: { orgId: tx.org, id: read } });
    const groups = [{ key: "EMAIL|email-wrong|", value: PERSON.email, rows: 1 }];
    const data = {
      ...{ state: "APPLIED", begunAt: tx.now, finishedAt: tx.now, invite: "LATER" },
      ...{
        fileName: "Quellbertha Zwirnhagen.csv",
        reading: from.reading ?? {},
        counts: { groups },
      },
    };
    await tx.db.import.updateMany({ where: { orgId: tx.org, id: applied }, data });
    const header = ["Zwirnhagen", PERSON.email];
    await rememberColumns(tx, { header, mapping: ["LASTNAME", "EMAIL"] });
  });
  const ids = { read, planned: planned.id, owned: owned.id, others: others.id, applied };
  return { person: done[0]?.id ?? "", ids };
}

const CONTACT = "Wide,wide@k.example,Zwirnhagen,Quellbertha,QZlogin";

/** A plan of three: the person, somebody whose owner they are, and somebody else; the organisation's second admin asked to approve it. */
async function asked(org: TestOrg) {
  const admin = await newAdmin(org);
  const { done } = await org.run((tx) =>
    createAccounts(tx, {
      people: [newAccount.parse({ ...PERSON, company: "Old" })],
      source: "HAND",
    }),
  );
  const lines = [
    "LASTNAME,EMAIL,OWNER_LASTNAME,OWNER_FIRSTNAME,OWNER_LOGIN,COMPANY",
    `Zwirnhagen,${PERSON.email},,,,New`,
    CONTACT,
    "Berg,ada@b.example,,,,",
  ];
  const { id, verdicts } = await planOf(org, lines.join("\n"), { madeBy: admin.id });
  expect(verdicts).toEqual(["UPDATE", "CREATE", "CREATE"]);
  await org.run((tx) => tx.db.import.updateMany({ where: { id }, data: { state: "AWAITING" } }));
  return { id, person: done[0]?.id ?? "" };
}

test("a plan that names whom was erased is judged anew without them, and lets their contacts be given another owner", async () => {
  const org = await newOrg();
  const { id, person } = await asked(org);
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  expect(await found(org)).toEqual([]);
  await workOn(org, id);
  expect(await found(org)).toEqual([]);
  const { state, verdicts, codes, counts } = await readPlanned(org, id);
  expect([state, verdicts]).toEqual(["PLANNED", ["NONE", "ERROR", "CREATE"]]);
  expect(codes).toEqual([[], ["owner-unknown"], []]);
  expect(counts).toMatchObject({ erased: 1, verdicts: { NONE: 1, ERROR: 1, CREATE: 1 } });
  const { rows } = await org.run((tx) => listRows(tx, id));
  expect(rows.map(({ cells }) => cells)).toEqual([
    ...[[], ["Wide", "wide@k.example", "", "", "#"], ["Berg", "ada@b.example"]],
  ]);
});

test("an erasure reaches rows without an account, previews, examples, owners, and what files are called", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [{ person, ids }] = [await filled(org), await filled(other)];
  const before = await found(other);
  expect(before).toEqual(await found(org));
  expect(before).toEqual(expect.arrayContaining(["files", "imports", "import_rows"]));
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  expect(await found(org)).toEqual([]);
  expect(await found(other)).toEqual(before);
  const left = await org.run((tx) => tx.db.import.findMany({ where: { orgId: tx.org } }));
  const stateOf = (id: string) => left.find((one) => one.id === id)?.state;
  expect(Object.values(ids).map(stateOf)).toEqual([
    ...["DISCARDED", "PLANNING", "PLANNING"],
    ...["PLANNED", "APPLIED"],
  ]);
  const files = await org.run((tx) => tx.db.fileChunk.count({ where: { orgId: tx.org } }));
  expect(files).toBe(1);
  const rows = await org.run((tx) =>
    tx.db.importRow.findMany({
      where: { orgId: tx.org, importId: ids.applied },
      orderBy: { line: "asc" },
    }),
  );
  expect(rows.map(({ cells }) => cells)).toEqual([null, ["Berg", "Ada"]]);
});

test("an erasure reaches rows that are left out, by hand or for another, by any key of the person", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
  const lines = [
    "LASTNAME,EXTERNAL_ID,COMPANY",
    ...["Before,QZ4711,one", "Before,QZ4712,two", "Before,qz4712,three", "Berg,B1,"],
  ];
  const { id } = await planOf(org, lines.join("\n"), { madeBy: admin.id });
  await act((tx) => omitRows(tx, { id, act: "leave-out", rows: { lines: [2] } }));
  await act((tx) => keepRow(tx, { id, line: 3 }));
  expect((await readPlanned(org, id)).verdicts).toEqual([
    ...["LEFT_OUT", "CREATE", "LEFT_OUT", "CREATE"],
  ]);
  const people = ["QZ4711", "QZ4712"].map((externalId) =>
    newAccount.parse({ lastName: "After", externalId }),
  );
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  await org.run((tx) => eraseAccounts(tx, { ids: done.map((one) => one.id) }));
  await workOn(org, id);
  expect(await found(org)).toEqual([]);
  const { rows } = await org.run((tx) => listRows(tx, id));
  expect(rows.map(({ cells }) => cells)).toEqual([[], [], [], ["Berg", "B1"]]);
});

test("an erasure reaches owners in rows that are left out, wrong, or say nothing new", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [newAccount.parse(PERSON)], source: "HAND" }),
  );
  const person = done[0]?.id ?? "";
  const known = { email: "known@k.example", lastName: "Known", kind: "CONTACT" as const };
  await newAccountIn(org, "CREATED", { ...known, ownerId: person });
  const lines = [
    "LASTNAME,EMAIL,OWNER_LASTNAME,OWNER_LOGIN,NOTE",
    ...["Known,known@k.example", "Out,out@k.example", "Wrong,wrong@", "Qzlogin,new@k.example"].map(
      (line) => `${line},Zwirnhagen,QZlogin,qzlogin`,
    ),
  ];
  const { id, verdicts } = await planOf(org, lines.join("\n"), { madeBy: admin.id });
  expect(verdicts).toEqual(["NONE", "CREATE", "ERROR", "CREATE"]);
  await act((tx) => omitRows(tx, { id, act: "leave-out", rows: { lines: [3] } }));
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  await workOn(org, id);
  const { rows } = await org.run((tx) => listRows(tx, id));
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["Known", "known@k.example", "", "#", ""],
    ["Out", "out@k.example", "", "#", ""],
    ["Wrong", "wrong@", "", "#", ""],
    // what the contact is called is theirs, whatever their owner signs in with
    ["Qzlogin", "new@k.example", "", "#", ""],
  ]);
  expect((await readPlanned(org, id)).verdicts).toEqual([
    ...["ERROR", "LEFT_OUT", "ERROR", "ERROR"],
  ]);
});
