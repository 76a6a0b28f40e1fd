import { afterEach, expect, test, vi } from "vitest";
import { tellNews } from "@/alerts/tell-news";
import { GET as askHealth } from "@/app/api/health/route";
import { nextAct } from "@/desk/rules";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { deskOf, messageOf, texted } from "../../tests/support/texting";
import { readTextsOutage } from "./queries";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

const HOUR = 3_600;
const health = async () => (await askHealth()).text();
const ACTS = new Set(["again", "code", "copyLink", "dismiss"] as const);

/** What the admins of an organisation were told, by the letters that they get. */
const toldOf = (org: TestOrg) =>
  org.run((tx) =>
    tx.db.message.findMany({
      where: { orgId: tx.org, lane: 1 },
      select: { letter: true, channel: true },
    }),
  );

test.each([
  ["too many requests", { status: 429, code: 20429 }],
  ["a wrong token", { status: 401, code: 20003 }],
  ["a sender that it does not know", { status: 400, code: 21606 }],
])(
  "while the provider takes no texts for %s their admins are told, and after a day their people stand on the Desk",
  async (_, answer) => {
    const [org, idle] = [await newOrg(), await newOrg()];
    for (const one of [org, idle]) await newAdmin(one);
    const phone = "+33621999001";
    const { texter, answers } = await fakeTwilio({ [phone]: answer });
    const { id } = await texted(org, phone);
    const second = await texted(org, "+33621999002", {}, 1);
    answers[second.phone] = answer;
    await pumpTexts(texter, 5);
    expect(await org.run(readTextsOutage, at(6))).toEqual(at(5));
    expect(await health()).toBe(`alive\nno text leaves since ${at(5).toISOString()}\n`);
    expect(await messageOf(org, id)).toEqual({ state: "QUEUED", reason: null });
    for (const one of [org, idle]) await one.run(tellNews, at(HOUR));
    expect(await toldOf(org)).toEqual([{ letter: "texts-failing", channel: "EMAIL" }]);
    expect(await toldOf(idle)).toEqual([]);
    // nobody is given up without the provider having been asked once more: the worker may have been away
    await pumpTexts(texter, 25 * HOUR);
    expect((await messageOf(org, second.id)).state).toBe("QUEUED");
    expect(await deskOf(org, second.id)).toBeUndefined();
    await pumpTexts(texter, 25 * HOUR + 2);
    await pumpTexts(texter, 25 * HOUR + 600);
    for (const one of [id, second.id]) {
      expect(await messageOf(org, one)).toEqual({ state: "FAILED", reason: "texts-outage" });
      const row = await deskOf(org, one);
      expect(row).toMatchObject({ reason: "failed", failure: "texts-outage" });
      expect(row && nextAct(row, ACTS)).toBe("code");
      expect(await deskOf(idle, one)).toBeUndefined();
    }
    // whom nobody had to wait for yet is tried, and opens the way for the others
    const late = await texted(org, "+33621999003", {}, 25 * HOUR + 601);
    await pumpTexts(texter, 26 * HOUR);
    expect((await messageOf(org, late.id)).state).toBe("SENT");
    expect(await org.run(readTextsOutage, at(26 * HOUR + 1))).toBeNull();
    expect(await health()).toBe("alive\n");
  },
);
