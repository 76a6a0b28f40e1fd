import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sheetWriter } from "@/lib/sheet";
import type { Mapping } from "@/rosters/rules";
import { newAdmin, newOrg } from "../../tests/support/org";
import { importWorld, readRoster } from "../../tests/support/uploads";
import { changeReading } from "./change-reading";
import { confirmReading } from "./confirm-reading";
import { parseReading } from "./input";
import { runImport } from "./job";

type File = Parameters<typeof readRoster>[2];

async function office() {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const asAdmin = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
  const mappingOf = async (id: string) => {
    const found = await org.run((tx) => tx.db.import.findFirst({ where: { orgId: tx.org, id } }));
    return parseReading(found?.reading)?.mapping;
  };
  return {
    read: async (file: File) => {
      const id = await readRoster(org, admin.scope, file);
      return { id, mapping: await mappingOf(id) };
    },
    map: async (id: string, mapping: Mapping) => {
      await asAdmin((tx) => changeReading(tx, { id, mapping: [...mapping] }));
      return mappingOf(id);
    },
    plan: async (id: string) => {
      await asAdmin((tx) => confirmReading(tx, { id }));
      await runImport(importWorld, { org: org.id, id });
      const where = { orgId: org.id, importId: id };
      const rows = await org.run((tx) =>
        tx.db.importRow.findMany({ where, orderBy: { line: "asc" } }),
      );
      return rows.map(({ verdict, change }) => {
        const { create } = (change ?? {}) as { create?: Record<string, unknown> };
        return [verdict, create?.firstName ?? "", create?.lastName ?? ""].join(" | ");
      });
    },
  };
}

const ROWS = [
  ["DUPONT Jean", "jean@halden.example"],
  ["van der Berg Anna", "anna@halden.example"],
  ["Madonna", "m@halden.example"],
];
const SPLIT = ["CREATE | Jean | DUPONT", "CREATE | Anna | van der Berg", "CREATE |  | Madonna"];

test("one column of names fills both, of a text and of a workbook", async () => {
  const { read, plan } = await office();
  const text = ["Nom complet;Courriel", ...ROWS.map((row) => row.join(";"))].join("\r\n");
  const book = sheetWriter("xlsx", ["Nom complet", "Courriel"], ",", "Liste");
  const sheet = Buffer.concat([await book.rows(ROWS), await book.end()]);
  for (const file of [text, sheet]) {
    const { id, mapping } = await read(file);
    expect(mapping).toEqual(["FULL_NAME_LAST_FIRST", "EMAIL"]);
    expect(await plan(id)).toEqual(SPLIT);
  }
});

test("their order is changed, and remembered for the next such file of this organisation alone", async () => {
  const [own, other] = [await office(), await office()];
  const file = "Name,Email\nDupont Jean,a@halden.example\nWeber Anna,b@halden.example\n";
  const { id, mapping } = await own.read(file);
  expect(mapping).toEqual(["FULL_NAME", "EMAIL"]);
  await own.map(id, ["FULL_NAME_LAST_FIRST", "EMAIL"]);
  expect(await own.plan(id)).toEqual(["CREATE | Jean | Dupont", "CREATE | Anna | Weber"]);
  expect((await own.read(file)).mapping).toEqual(["FULL_NAME_LAST_FIRST", "EMAIL"]);
  expect((await other.read(file)).mapping).toEqual(["FULL_NAME", "EMAIL"]);
});

test("a first name beside whole ones is a conflict that is decided before there is a plan", async () => {
  const { read, map, plan } = await office();
  const file = "Full name,First name,Email\nJean Dupont,Jeannot,a@halden.example\n";
  const { id, mapping } = await read(file);
  expect(mapping).toEqual(["FULL_NAME", "FIRSTNAME", "EMAIL"]);
  await expect(plan(id)).rejects.toThrow("names-twice");
  await map(id, ["FULL_NAME", null, "EMAIL"]);
  expect(await plan(id)).toEqual(["CREATE | Jean | Dupont"]);
});

test("whole names that were mapped once before do not pass by the question when they stand in our template", async () => {
  const { read, map, plan } = await office();
  const once = await read("Kallenavn,Email\nJean Dupont,a@halden.example\n");
  await map(once.id, ["FULL_NAME", "EMAIL"]);
  await plan(once.id);
  const header = "LASTNAME*,FIRSTNAME*,EMAIL*,STATUS*,LOGIN*,MAIL_LANGUAGE*,Kallenavn";
  const row = "Real,Rita,rita@halden.example,ACTIVE,rita.real,en,Wrong Wilma";
  const { id, mapping } = await read(`${header}\n${row}\n`);
  expect(mapping?.at(-1)).toBe("FULL_NAME");
  await expect(plan(id)).rejects.toThrow("names-twice");
  await map(id, mapping?.with(-1, null) ?? []);
  // nothing is kept of what stands in the cells as it will be
  expect(await plan(id)).toEqual(["CREATE |  | "]);
});
