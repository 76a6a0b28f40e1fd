import { expect, test, vi } from "vitest";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { inOrg } from "@/lib/in-org";
import { freezeSelection } from "@/selections/freeze-selection";
import { plannedImport } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at } from "../../tests/support/pumping";
import { texted } from "../../tests/support/texting";
import { foreseeTexts } from "./foresee-texts";
import { readTextsOfPlan } from "./queries";
import { takeTexts } from "./take-texts";

await vi.hoisted(async () =>
  (await import("../../tests/support/twilio-env")).stubTwilio().stubEnv("TEXT_BUDGET", "60"),
);

const DAY = 86_400;
const change = (org: TestOrg, data: object) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
const foreseen = (org: TestOrg, texts: Record<string, number>, day: number) =>
  org.run((tx) => foreseeTexts(tx, new Map(Object.entries(texts))), at(day * DAY));

test("what is sent now leaves today as far as the day's limits go, the rest from the next day on", async () => {
  const org = await newOrg();
  await change(org, { textCountries: ["FR", "NO"] });
  expect(await foreseen(org, { FR: 40 }, 1)).toEqual({ now: 40, later: 0, until: null, days: 0 });
  const over = await foreseen(org, { FR: 60, NO: 60 }, 1);
  expect(over).toMatchObject({ now: 50, later: 70, days: 2 });
  expect(over.until?.getTime()).toBeGreaterThan(at(DAY).getTime());
  await change(org, { trustStep: 3, textsADay: 5 });
  expect(await foreseen(org, { FR: 12, NO: 3 }, 1)).toMatchObject({ now: 8, later: 7, days: 2 });
});

test("what left today and what waits already comes first, of nobody else", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  for (const one of [org, other]) await change(one, { trustStep: 3, textsADay: 5 });
  await other.run((tx) => takeTexts(tx, { wanted: new Map([["FR", 5]]), isLocal: false }), at(0));
  await texted(other);
  expect(await foreseen(org, { FR: 5 }, 0)).toMatchObject({ now: 5, later: 0 });
  await org.run((tx) => takeTexts(tx, { wanted: new Map([["FR", 2]]), isLocal: false }), at(0));
  await texted(org);
  expect(await foreseen(org, { FR: 5 }, 0)).toMatchObject({ now: 2, later: 3, days: 1 });
});

test("where organisations that are not trusted have used up what they share, the rest waits for that", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  await other.run(
    (tx) => takeTexts(tx, { wanted: new Map([["FR", 50]]), isLocal: false }),
    at(DAY * 20),
  );
  const left = await foreseen(org, { FR: 20 }, 20);
  expect(left).toMatchObject({ now: 10, later: 10, until: new Date("2026-03-31T00:00:00.000Z") });
});

test("the composer and an import's plan are counted by the same countries", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  await change(org, { textCountries: ["FR", "NO"] });
  const people: string[] = [];
  for (const phone of ["+33612000001", "+33612000002", "+4791000001"])
    people.push(await newAccountIn(org, "CREATED", { email: "", externalId: phone, phone }));
  const { channels, texts } = await inOrg(admin.scope, async (tx) => {
    const { id: selectionId } = await freezeSelection(tx, { ids: people });
    return foreseeCampaign(tx, { kind: "INVITE", selectionId, withCodes: true });
  });
  expect([channels.SMS, texts]).toEqual([3, { FR: 2, NO: 1 }]);
  const create = (phone: string) => ({
    verdict: "CREATE" as const,
    channel: "SMS" as const,
    change: { create: { lastName: "Fresh", phone } },
  });
  const id = await plannedImport(org, admin.id, [
    create("+33612000003"),
    create("+33752000003"),
    create("+4791000002"),
  ]);
  const planned = await org.run((tx) => readTextsOfPlan(tx, id));
  expect(Object.fromEntries(planned)).toEqual({ FR: 2, NO: 1 });
  const other = await newOrg();
  expect((await other.run((tx) => readTextsOfPlan(tx, id))).size).toBe(0);
});
