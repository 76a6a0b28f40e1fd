import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { findLiveCodes } from "@/handovers/queries";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { planOf } from "../../tests/support/planning";

vi.hoisted(() => vi.stubEnv("TEXT_TRANSPORT", "local").stubEnv("MAILBOX_DIR", "none-is-written"));

const { org, owner, begin } = await newApplying();

test("everybody whom 'invite now' counted is invited, also who is refused an application that is gone", async () => {
  const row = (login: string, more = {}) => ({
    verdict: "CREATE" as const,
    channel: "EMAIL" as const,
    change: { create: { lastName: "A", login, email: `${login}@counted.example` }, ...more },
  });
  const id = await plannedImport(org, owner.id, [
    row("counted-1"),
    row("counted-2", { applications: [randomUUID()] }),
  ]);
  await begin(id, 2, "NOW");
  await workOn(org, id);
  expect(await outcomesOf(org, id)).toEqual({ 2: "done", 3: "application-not-found" });
  const people = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, loginKey: { startsWith: "counted-" } } }),
  );
  expect(people.map(({ status }) => status)).toEqual(["INVITED", "INVITED"]);
});

test("people without a mailbox are invited too: who has neither an address nor a mobile by a code of the import's campaign", async () => {
  const row = (login: string, channel: "EMAIL" | "CODE", email?: string) => ({
    ...{ verdict: "CREATE" as const, channel },
    change: { create: { lastName: "B", login, ...(email && { email }) } },
  });
  const rows = [row("mixed-1", "EMAIL", "mixed@counted.example"), row("mixed-2", "CODE")];
  const id = await plannedImport(org, owner.id, rows);
  await begin(id, 2, "NOW");
  await workOn(org, id);
  const found = await org.run(async (tx) => {
    const where = { orgId: tx.org, loginKey: { startsWith: "mixed-" } };
    const people = await tx.db.account.findMany({ where, orderBy: { loginKey: "asc" } });
    const ids = people.map((person) => person.id);
    return {
      states: people.map(({ status }) => status),
      coded: (await findLiveCodes(tx, ids)).map(({ accountId }) => ids.indexOf(accountId)),
      campaign: await tx.db.campaign.findFirst({ where: { orgId: tx.org, importId: id } }),
    };
  });
  expect(found).toMatchObject({
    ...{ states: ["INVITED", "INVITED"], coded: [1] },
    campaign: { done: 2, coded: 1, refused: 0, withCodes: true },
  });
});

test("what a plan counts of mails, texts and codes is what leaves, to those people and nobody else", async () => {
  const file = [
    "LASTNAME,EMAIL,LOGIN,PHONE,CREATION_NOTIFICATION,STATUS",
    "Mail,mail.1@ways.example,ways-1,,,",
    "Both,mail.2@ways.example,ways-2,06 12 34 56 01,YES,ACTIVE",
    "Mobile,,ways-3,06 12 34 56 02,,",
    "Landline,,ways-4,01 44 27 73 00,,",
    "Neither,,ways-5,,,",
    "Abroad,,ways-6,+49 1512 3456789,,",
    "Quiet,mail.7@ways.example,ways-7,,NO,",
    "Suspended,mail.8@ways.example,ways-8,,,INACTIVE",
  ];
  const { id, counts } = await planOf(org, file.join("\n"), { madeBy: owner.id, kind: "USER" });
  expect(counts).toMatchObject({ invites: { EMAIL: 2, SMS: 1, CODE: 3 }, quiet: 1 });
  await begin(id, 8, "NOW");
  await workOn(org, id);
  const left = await org.run(async (tx) => {
    const where = { orgId: tx.org, loginKey: { startsWith: "ways-" } };
    const people = await tx.db.account.findMany({ where, orderBy: { loginKey: "asc" } });
    const places = people.map((person) => person.id);
    const placeOf = (accountId: string | null) => places.indexOf(accountId ?? "") + 1;
    const messages = await tx.db.message.findMany({
      where: { orgId: tx.org, accountId: { in: places } },
      select: { accountId: true, channel: true },
    });
    const by = (channel: string) =>
      messages.flatMap((one) => (one.channel === channel ? placeOf(one.accountId) : [])).sort();
    const coded = await findLiveCodes(tx, places);
    const codes = coded.map(({ accountId }) => placeOf(accountId)).sort();
    const states = people.map(({ status }) => status);
    return { mails: by("EMAIL"), texts: by("SMS"), codes, states };
  });
  const invited = Array.from({ length: 6 }, () => "INVITED");
  expect(left).toEqual({
    ...{ mails: [1, 2], texts: [3], codes: [4, 5, 6] },
    states: [...invited, "CREATED", "SUSPENDED"],
  });
});
