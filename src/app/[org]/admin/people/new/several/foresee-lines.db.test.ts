import { expect, test, vi } from "vitest";
import { judgeLines } from "@/people/judge-lines";
import { takeTexts } from "@/texts/take-texts";
import type { TestOrg } from "../../../../../../../tests/support/org";
import { newOrg } from "../../../../../../../tests/support/org";
import { foreseeLines } from "./foresee-lines";

await vi.hoisted(async () =>
  (await import("../../../../../../../tests/support/twilio-env")).stubTwilio(),
);

const PASTE = "amara@halden.example\n+33612000001\n+33612000002\n+33612000003\nW-1002 Ben Moss";

test("what a paste would send says how many of its texts leave today, after those that left, of nobody else", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const foreseen = (one: TestOrg) =>
    one.run(async (tx) => foreseeLines(tx, await judgeLines(tx, { text: PASTE, country: "FR" })));
  for (const one of [org, other])
    await one.run((tx) =>
      tx.db.organization.update({
        where: { orgId: tx.org },
        data: { trustStep: 3, textsADay: 4, country: "FR" },
      }),
    );
  await other.run((tx) => takeTexts(tx, { wanted: new Map([["FR", 4]]), isLocal: false }));
  expect(await foreseen(org)).toMatchObject({
    channels: { EMAIL: 1, SMS: 3, CODE: 1 },
    textRoom: { now: 3, later: 0, until: null },
  });
  await org.run((tx) => takeTexts(tx, { wanted: new Map([["FR", 2]]), isLocal: false }));
  const { textRoom } = await foreseen(org);
  expect(textRoom).toMatchObject({ now: 2, later: 1 });
  expect(textRoom.until).toBeInstanceOf(Date);
});
