import { beforeAll, describe, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { admin } from "./support/admin-here";
import { digestOf } from "./support/connections";
import { messagesOf, sendsOf, worthOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { actsOf, answered, typed } from "./support/run-admin";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg("Norddal Stiftung");
});

describe("a command line that is not understood ends with 2 and a sentence, and touches nothing", () => {
  test.each([
    [["melt"], 'There is no command "melt"'],
    [["disable-organization"], "Something is missing."],
    [["disable-organization", "halden", "--soon"], "Unknown option '--soon'"],
    [["set-trust", "halden", "7"], "The step is 0, 1, 2, 3"],
    [["retire-key", "9"], 'Version "9" is not one of yours: 1.'],
    [
      ["create-organization", "--name", "N", "--slug", "google", "--owner", "a@b.example"],
      "reserved",
    ],
  ])("%j", async (words, sentence) => {
    const { status, out, err } = await admin(words);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });
});

test("the program that is typed ends with what it did: 0, 1 or 2", async () => {
  const done = await typed(["list-organizations", "--json"]);
  expect([done.status, done.err]).toEqual([0, ""]);
  expect(JSON.parse(done.out).organizations).toContainEqual(
    expect.objectContaining({ slug: org.slug }),
  );
  expect(await typed(["enable-organization", "nowhere-at-all"])).toEqual({
    status: 1,
    out: "",
    err: 'No organisation has the address "nowhere-at-all".\n',
  });
  expect(await typed(["disable-organization"])).toMatchObject({ status: 2, out: "" });
}, 120_000);

test("what is understood and cannot be done ends with 1 and a sentence", async () => {
  const unknown = await admin(["enable-organization", "nowhere-at-all"]);
  expect(unknown).toMatchObject({ status: 1, out: "" });
  expect(unknown.err).toBe('No organisation has the address "nowhere-at-all".\n');
  const system = await admin([
    "disable-organization",
    "00000000-0000-4000-8000-000000000000",
    "--reason",
    "r",
  ]);
  expect(system.status).toBe(1);
});

test("help names every command and says how each is typed", async () => {
  const { status, out } = await admin(["help"]);
  expect(status).toBe(0);
  const names = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name ?? "");
  expect(names.length).toBe(14);
  expect((await admin(["help", "erase-organization"])).out).toContain("ORG --confirm SLUG");
});

test("an organisation is made with an owner who is invited by mail and listed with its trust", async () => {
  const words = [
    "--name",
    "Lindqvist AB",
    "--slug",
    "lindqvist",
    "--owner",
    "Eva@lindqvist.example",
  ];
  const made = await answered(["create-organization", ...words, "--language", "de"]);
  const scope = mintScope(made.id, { kind: "system" });
  const [owner] = await inOrg(scope, (tx) => tx.db.account.findMany({ where: { orgId: tx.org } }));
  expect(owner).toMatchObject({
    status: "INVITED",
    email: "Eva@lindqvist.example",
    language: "de",
  });
  const { organizations } = await answered(["list-trust"]);
  expect(organizations).toContainEqual(
    expect.objectContaining({ slug: "lindqvist", step: 0, claims: 0 }),
  );
  expect(await answered(["set-trust", "lindqvist", "3"])).toMatchObject({ step: 3, said: 3 });
  const twice = await admin(["create-organization", ...words]);
  expect(twice.status).toBe(1);
  expect(twice.err).toContain("Another organisation has this address");
  expect(await actsOf(made.id)).toEqual(
    expect.arrayContaining(["organization.created", "role.given", "organization.trust-set"]),
  );
});

test("disabling and enabling by address says what changed, in the organisation's own audit log", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send] = await sendsOf(org, id);
  const before = await digestOf(other.id);
  expect(await answered(["disable-organization", org.slug, "--reason", "unpaid"])).toEqual({
    slug: org.slug,
    changed: true,
  });
  expect(await worthOf(org, send)).toBe("disabled");
  expect(await answered(["enable-organization", org.id])).toMatchObject({ changed: true });
  expect(await worthOf(org, send)).toBe("live");
  expect((await actsOf(org.id)).slice(-2)).toEqual([
    "organization.disabled",
    "organization.enabled",
  ]);
  expect(await digestOf(other.id)).toEqual(before);
});

test("an owner gets a link by mail or, printed, from the operator; nobody else's owner does", async () => {
  const fresh = await newOrg();
  expect((await admin(["reset-owner", fresh.slug])).err).toContain("No owner");
  const { id } = await newAdmin(fresh);
  expect(await answered(["reset-owner", fresh.slug])).toMatchObject({
    ownerId: id,
    kind: "reset",
  });
  expect((await messagesOf(fresh, id)).map(({ letter }) => letter)).toEqual(["reset"]);
  const { link } = await answered(["reset-owner", fresh.slug, "--print"]);
  const token = link.split("/").at(-1) ?? "";
  expect(readToken("reset", token)?.org).toBe(fresh.id);
  await newAdmin(fresh);
  const several = await admin(["reset-owner", fresh.slug]);
  expect([several.status, several.err]).toEqual([
    1,
    "There are several owners: name one with --email.\n",
  ]);
  expect(await actsOf(fresh.id)).toEqual(
    expect.arrayContaining(["organization.owner-reset", "organization.owner-link-printed"]),
  );
});
