import { beforeAll, expect, test } from "vitest";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { isNew } from "./input";
import { judgeLines } from "./judge-lines";

let org: TestOrg;

const judge = (...lines: string[]) =>
  org.run((tx) => judgeLines(tx, { text: lines.join("\r\n"), country: "FR" }));

beforeAll(async () => {
  org = await newOrg();
  const other = await newOrg();
  await newAccountIn(other, "CREATED", { email: "fresh@halden.example" });
});

test("each line is what it is: new, wrong, said before, here already, closed", async () => {
  const known = { firstName: "Amara", lastName: "Diallo", email: "Amara@Halden.example" };
  const id = await newAccountIn(org, "ACTIVE", known);
  const closed = await newAccountIn(org, "CLOSED", {
    lastName: "Gone",
    login: "gone@halden.example",
  });
  const lines = await judge(
    "fresh@halden.example",
    "",
    "amara@halden.example",
    "Jürgen Köhler <jk@halden.example>,",
    "06 12 34 56 78",
    "FRESH@halden.example",
    "not-an-address@",
    "12",
    "hello",
    "gone@halden.example",
    "www.evil.example <x@halden.example>",
  );
  expect(lines.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(lines).toMatchObject([
    { email: "fresh@halden.example" },
    { person: { id, name: "Amara Diallo", status: "ACTIVE", canReopen: false } },
    { email: "jk@halden.example", firstName: "Jürgen", lastName: "Köhler" },
    { phone: "+33612345678" },
    { repeats: 1 },
    { fault: "email-wrong" },
    { fault: "phone-wrong" },
    { fault: "line-wrong" },
    { person: { id: closed, canReopen: true } },
    { fault: "name-with-link" },
  ]);
  expect(lines.filter(isNew).map(({ line }) => line)).toEqual([1, 4, 5]);
});

test("a number that somebody has is named too, and more than a thousand lines are refused unread", async () => {
  const id = await newAccountIn(org, "CREATED", { phone: "+33611111111" });
  expect(await judge("+33 6 11 11 11 11")).toMatchObject([{ person: { id } }]);
  const many = Array.from({ length: 1_001 }, (_, n) => `p${n}@halden.example`);
  await expect(judge(...many)).rejects.toMatchObject({ code: "lines-too-many" });
});
