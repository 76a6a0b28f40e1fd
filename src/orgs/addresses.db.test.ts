import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { directoryDigest } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { changeSettings } from "./change-settings";
import { changeSlug } from "./change-slug";
import { readSettings } from "./queries";

const refusalOf = (act: Promise<unknown>): Promise<Refusal | undefined> =>
  act.then(
    () => undefined,
    (fault: unknown) => (fault instanceof Refusal ? fault : Promise.reject(fault)),
  );

const leadsTo = async (org: TestOrg, slug: string): Promise<string | null> => {
  const rows = await org.run((tx) =>
    tx.db.$queryRaw<{ org: string | null }[]>(
      sql`SELECT app.find_slug(${directoryDigest(slug)}) AS org`,
    ),
  );
  return rows[0]?.org ?? null;
};

const trust = (org: TestOrg) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data: { trustStep: 3 } }));

test("nobody hoards addresses: one move in 30 days while untrusted, then three; back home always", async () => {
  const org = await newOrg();
  const { scope } = await newAdmin(org);
  const move = (slug: string) => refusalOf(inOrg(scope, (tx) => changeSlug(tx, { slug })));
  expect(await move("hoard-one")).toBeUndefined();
  const refusal = await move("hoard-two");
  expect(refusal).toMatchObject({ code: "slug-too-often" });
  const days = (Number(refusal?.details.until) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(await leadsTo(org, "hoard-two")).toBeNull();
  expect(await move(org.slug)).toBeUndefined();
  await trust(org);
  expect(await move("hoard-two")).toBeUndefined();
  expect(await move("hoard-three")).toMatchObject({ code: "slug-too-often" });
  expect(await move("hoard-one")).toBeUndefined();
});

test("an organisation moves, its old addresses lead to it for good, and nobody else gets them", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, foreign] = [await newAdmin(org), await newAdmin(other)];
  await trust(org);
  const move = (slug: string) => inOrg(owner.scope, (tx) => changeSlug(tx, { slug }));
  expect(await move("nordwind")).toEqual({ changed: true });
  expect(await move("nordwind")).toEqual({ changed: false });
  expect(await move("suedwind")).toEqual({ changed: true });
  for (const slug of [org.slug, "nordwind", "suedwind"])
    expect(await leadsTo(other, slug)).toBe(org.id);
  for (const slug of [org.slug, "nordwind", "suedwind"])
    await expect(inOrg(foreign.scope, (tx) => changeSlug(tx, { slug }))).rejects.toThrow(
      "slug-taken",
    );
  // Back to an address of its own.
  expect(await move("nordwind")).toEqual({ changed: true });
  expect((await org.run(readSettings)).slug).toBe("nordwind");
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { act: "organization.address-changed" } }),
  );
  expect(entries).toHaveLength(3);
  expect(entries.map(({ details }) => details)).toContainEqual({
    before: org.slug,
    after: "nordwind",
  });
});

test("of two organisations that want one address at the same moment, one gets it", async () => {
  const orgs = [await newOrg(), await newOrg(), await newOrg()];
  const owners = await Promise.all(orgs.map((org) => newAdmin(org)));
  const tries = await Promise.allSettled(
    owners.map(({ scope }) => inOrg(scope, (tx) => changeSlug(tx, { slug: "zephyr" }))),
  );
  const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.message] : []));
  expect(refused).toEqual(["slug-taken", "slug-taken"]);
});

test("reserved addresses are refused, and so is whoever may not", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  await expect(inOrg(owner.scope, (tx) => changeSlug(tx, { slug: "sign-up" }))).rejects.toThrow(
    "slug-refused",
  );
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  await expect(inOrg(scope, (tx) => changeSlug(tx, { slug: "elsewhere" }))).rejects.toThrow(
    "not-allowed",
  );
});

test("of two admins who change settings from the same view, the second is told; nothing of the first is lost", async () => {
  const org = await newOrg();
  const [one, two] = [await newAdmin(org), await newAdmin(org)];
  const { updatedAt: seen } = await org.run(readSettings);
  const tries = await Promise.allSettled([
    inOrg(one.scope, (tx) => changeSettings(tx, { name: "Nordwind" }, seen)),
    inOrg(two.scope, (tx) => changeSettings(tx, { country: "DE", name: "Suedwind" }, seen)),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = tries.find((one) => one.status === "rejected");
  expect(refused?.reason.message).toBe("settings-changed");
  await expect(
    inOrg(two.scope, (tx) => changeSlug(tx, { slug: "late-mover", seen })),
  ).rejects.toThrow("settings-changed");
  const { updatedAt } = await org.run(readSettings);
  const change = { linkLifeHours: 24 };
  expect(await inOrg(two.scope, (tx) => changeSettings(tx, change, updatedAt))).toEqual({
    changed: ["linkLifeHours"],
  });
});

test("a second factor is required only where it is allowed", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const change = (settings: Parameters<typeof changeSettings>[1]) =>
    inOrg(owner.scope, (tx) => changeSettings(tx, settings));
  await expect(change({ requiredFactors: ["TOTP"] })).rejects.toThrow("factor-not-allowed");
  await change({ allowedFactors: ["TOTP", "FIDO2"], requiredFactors: ["TOTP"] });
  expect(await change({ allowedFactors: ["TOTP", "FIDO2"] })).toEqual({ changed: [] });
  await expect(change({ allowedFactors: ["FIDO2"] })).rejects.toThrow("factor-not-allowed");
  expect(await org.run(readSettings)).toMatchObject({ requiredFactors: ["TOTP"] });
});
