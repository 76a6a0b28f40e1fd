import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load";
import { exportTemplate } from "@/rosters/export-template";
import { newAdmin, newOrg } from "../../tests/support/org";
import { readPlanned } from "../../tests/support/planning";
import { fillTemplate } from "../../tests/support/rosters/fill-template";
import { importWorld, readRoster } from "../../tests/support/uploads";
import { parseReading } from "./input";
import { runImport } from "./job";

const org = await newOrg();
const admin = await newAdmin(org);

test("our own template goes straight to its plan, unless something about it is doubtful", async () => {
  const text = "LASTNAME*;FIRSTNAME*;EMAIL*;STATUS*;LOGIN*;MAIL_LANGUAGE*";
  const row = "Müller;Zoé;zoe@template.example;ACTIVE;zoe.template;fr";
  const stateOf = async (file: string | Uint8Array) => {
    const id = await readRoster(org, admin.scope, file);
    const where = { orgId_id: { orgId: org.id, id } };
    return (await org.run((tx) => tx.db.import.findUniqueOrThrow({ where }))).state;
  };
  expect(await stateOf(`${text}\r\n${row}\r\n`)).toBe("PLANNED");
  expect(await stateOf(Buffer.from(`${text}\r\n${row}\r\n`, "latin1"))).toBe("READ");
  expect(await stateOf(`${text};Desk\r\n${row};4\r\n`)).toBe("READ");
});

test("the template for spreadsheets is filled and planned: its sheet and the columns that hold anything are known", async () => {
  const texts = (await loadMessages("en")).roster;
  const template = await exportTemplate({ kind: "USER", format: "xlsx", locale: "en", texts });
  const user = (name: string) => ({
    ...{ LASTNAME: name, FIRSTNAME: "Nora", STATUS: "ACTIVE", MAIL_LANGUAGE: "en" },
    ...{ EMAIL: `${name}@template.example`, LOGIN: `nora.${name}` },
  });
  const file = fillTemplate(template, [
    { ...user("Berg"), CREATION_DATE: "01/02/2026/09:00" },
    { ...user("Holm"), PHONE: "07911 123456" },
  ]);
  const id = await readRoster(org, admin.scope, file, { kind: "USER" });
  await runImport(importWorld, { org: org.id, id });
  const { state, verdicts, codes } = await readPlanned(org, id);
  expect([state, verdicts, codes]).toEqual([
    ...["PLANNED", ["CREATE", "ERROR"], [[], ["phone-no-country"]]],
  ]);
  const where = { orgId_id: { orgId: org.id, id } };
  const found = await org.run((tx) => tx.db.import.findUniqueOrThrow({ where }));
  const reading = parseReading(found.reading);
  expect(reading?.sheets[reading.choice.sheet ?? 0]?.name).toBe("People");
  const held = reading?.held?.map((at) => reading.mapping[at]);
  expect(held).toContain("CREATION_DATE");
  expect(held).not.toContain("SUSPENSION_DATE");
});
