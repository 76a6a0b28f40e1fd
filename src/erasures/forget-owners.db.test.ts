import { expect, test } from "vitest";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { eraseAccounts } from "./erase-accounts";

const OWNER = { email: "boss@bücher.example", login: "bosé.login", lastName: "Boss" };
/** Every one of them is read as what they sign in with. */
const SPELLINGS = [
  "boss@bücher.example",
  "Boss@Bücher.example",
  "boss@XN--bcher-kva.example",
  "Bose\u0301.login",
  "bosé.login\u00a0",
  '="bosé.login"',
];
const OTHER = "bose.login";

const cellsOf = (csv: string): string => `"${csv.replaceAll('"', '""')}"`;

test("an owner who is erased goes out of rows that change nothing, however the file writes what they sign in with", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const person = await newAccountIn(org, "CREATED", OWNER);
  const another = await newAccountIn(org, "CREATED", { login: OTHER, lastName: "Other" });
  const written = [...SPELLINGS, OTHER];
  for (const [at] of written.entries()) {
    const ownerId = written[at] === OTHER ? another : person;
    const key = { email: `known${at}@k.example`, lastName: `Known${at}` };
    await newAccountIn(org, "CREATED", { ...key, kind: "CONTACT", ownerId });
  }
  const lines = written.map(
    (owner, at) => `Known${at},known${at}@k.example,${cellsOf(owner)},${cellsOf(owner)}`,
  );
  const csv = ["LASTNAME,EMAIL,OWNER_LOGIN,NOTE", ...lines].join("\n");
  const { id, verdicts } = await planOf(org, csv, { madeBy: admin.id });
  expect(new Set(verdicts)).toEqual(new Set(["NONE"]));
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  const rows = await org.run((tx) =>
    tx.db.importRow.findMany({
      where: { orgId: tx.org, importId: id },
      orderBy: { line: "asc" },
      select: { cells: true },
    }),
  );
  expect(rows.map(({ cells }) => cells)).toEqual([
    ...SPELLINGS.map((_, at) => [`Known${at}`, `known${at}@k.example`, "#", ""]),
    [`Known${SPELLINGS.length}`, `known${SPELLINGS.length}@k.example`, OTHER, OTHER],
  ]);
});
