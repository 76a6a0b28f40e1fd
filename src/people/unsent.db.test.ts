import { beforeAll, expect, test } from "vitest";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { countPeople } from "./queries";
import { readUnsent } from "./read-unsent";

let org: TestOrg;

beforeAll(async () => {
  const other = await newOrg();
  org = await newOrg();
  await newAccountIn(other, "CREATED", { email: "", externalId: "there", language: "fr" });
  await newAccountIn(org, "CREATED", { language: "fr", phone: "+33612345678" });
  await newAccountIn(org, "CREATED", { language: "fr", phone: "+33142681234" });
  await newAccountIn(org);
  await newAccountIn(org, "CREATED", { email: "", externalId: "here", language: "de" });
  const bounced = await newAccountIn(org, "CREATED", { language: "de" });
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id: bounced } },
      data: { undeliverableAt: tx.now, undeliverableReason: "5.1.1" },
    }),
  );
  await newAccountIn(org, "INVITED", { email: "", externalId: "invited" });
  await newAccountIn(org, "ACTIVE");
});

test("who awaits an invitation is counted by what they lack, here and nowhere else", async () => {
  expect(await org.run(readUnsent)).toEqual({
    total: 5,
    mailable: 3,
    noEmail: 1,
    noMobile: 4,
    noLanguage: 1,
    undeliverable: 1,
    languages: [
      { language: "fr", count: 2 },
      { language: null, count: 1 },
    ],
  });
});

test("the People list is narrowed to who lacks an address or a number that takes texts", async () => {
  const count = (filter: Parameters<typeof countPeople>[1]) =>
    org.run((tx) => countPeople(tx, filter));
  expect(await count({ lacks: "EMAIL" })).toBe(2);
  expect(await count({ lacks: "EMAIL", states: ["CREATED"] })).toBe(1);
  expect(await count({ lacks: "PHONE", states: ["CREATED"] })).toBe(4);
});
