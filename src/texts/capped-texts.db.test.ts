import { afterEach, expect, test, vi } from "vitest";
import { findNews } from "@/alerts/find-news";
import { inOrg } from "@/lib/in-org";
import { changeSettings } from "@/orgs/change-settings";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { messageOf, texted } from "../../tests/support/texting";
import { readSpent, readTextsHeld, readTextsToday } from "./queries";
import { returnTexts } from "./return-texts";
import { sumOf } from "./rules";
import { takeTexts } from "./take-texts";

await vi.hoisted(async () =>
  (await import("../../tests/support/twilio-env")).stubTwilio().stubEnv("TEXT_BUDGET", "10"),
);
afterEach(emptyOutbox);

const DAY = 86_400;
const change = (org: TestOrg, data: object) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
const take = (org: TestOrg, texts: Record<string, number>, seconds: number, isLocal = false) =>
  org.run(async (tx) => {
    const wanted = new Map(Object.entries(texts));
    return sumOf((await takeTexts(tx, { wanted, isLocal })).taken);
  }, at(seconds));

test("until it is trusted an organisation sends no more to all countries together than to one, and the rest the next day", async () => {
  const { taken, texter } = await fakeTwilio();
  const org = await newOrg();
  await change(org, { textCountries: ["FR", "NO"] });
  expect(await take(org, { FR: 47 }, 0, true)).toBe(47);
  const people = [await texted(org), await texted(org), await texted(org, "+4791234567")];
  people.push(await texted(org, "+4791234568", {}, 1));
  const states = async () =>
    (await Promise.all(people.map(({ id }) => messageOf(org, id)))).map(({ state }) => state);
  await pumpTexts(texter, 5);
  expect(taken).toHaveLength(3);
  expect((await states()).sort()).toEqual(["QUEUED", "SENT", "SENT", "SENT"]);
  const until = await org.run(readTextsHeld, at(6));
  expect(until?.getTime()).toBeGreaterThan(at(6).getTime());
  const news = await org.run(findNews, at(6));
  expect(news.map(({ kind, details }) => [kind, details.expiresAt !== undefined])).toEqual([
    ["CAP_REACHED", true],
  ]);
  expect((await texted(org, "+4791234569", {}, 7)).refused).toBe("texts-full");
  await pumpTexts(texter, DAY);
  expect(new Set(await states())).toEqual(new Set(["SENT"]));
  expect(await org.run(readTextsHeld, at(DAY))).toBeNull();
});

test("organisations that are not trusted share a budget of the day, which two at once do not overdraw", async () => {
  const [young, other, trusted] = [await newOrg(), await newOrg("Nordlys"), await newOrg()];
  await change(trusted, { trustStep: 3 });
  const day = 10 * DAY;
  const both = await Promise.all([take(young, { FR: 7 }, day), take(other, { FR: 7 }, day)]);
  expect(both.toSorted()).toEqual([3, 7]);
  expect(await take(trusted, { FR: 7 }, day)).toBe(7);
  expect(await take(young, { FR: 7 }, day, true)).toBe(7);
  const spent = (org: TestOrg, seconds: number) =>
    org.run(async (tx) => [...(await readSpent(tx))], at(seconds));
  expect([await spent(young, day), await spent(trusted, day)]).toEqual([["FR"], []]);
  const until = await Promise.all([young, other].map((org) => org.run(readTextsHeld, at(day))));
  expect(until).toContainEqual(new Date("2026-03-21T00:00:00.000Z"));
  const wanted = new Map([["FR", 2]]);
  await other.run((tx) => returnTexts(tx, { wanted, isLocal: false }), at(day));
  expect(await take(young, { FR: 7 }, day)).toBe(2);
  expect(await take(young, { FR: 7 }, day + DAY)).toBe(7);
});

test("batches of one organisation that are taken at once keep to its cap together", async () => {
  const org = await newOrg();
  const texts = await Promise.all(
    ["FR", "NO", "DE", "BE"].map((country) => take(org, { [country]: 20 }, 20 * DAY, true)),
  );
  expect(texts.toSorted()).toEqual([0, 10, 20, 20]);
  expect(sumOf(await org.run(readTextsToday, at(20 * DAY)))).toBe(50);
});

test("three countries are on at most until the organisation is trusted", async () => {
  const org = await newOrg();
  const { scope } = await newAdmin(org);
  const save = (textCountries: string[]) =>
    inOrg(scope, (tx) => changeSettings(tx, { textCountries }));
  const four = ["BE", "DE", "FR", "NO"];
  await expect(save(four)).rejects.toMatchObject({ code: "text-countries-many" });
  expect(await save(four.slice(1))).toEqual({ changed: ["textCountries"] });
  await change(org, { trustStep: 3 });
  expect(await save(four)).toEqual({ changed: ["textCountries"] });
});
