import { expect, test } from "vitest";
import { newAdmin, newOrg } from "../../tests/support/org";
import { readRoster } from "../../tests/support/uploads";

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
