import { expect, test, vi } from "vitest";
import { inOrg } from "@/lib/in-org";
import { messagesOf, refusedWith, sendsOf, worthOf } from "../../tests/support/links";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at } from "../../tests/support/pumping";
import { texted } from "../../tests/support/texting";
import { correctAddress } from "./correct-address";
import { readCorrection } from "./input";
import { listDesk } from "./list-desk";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());

test("a mobile is put right as an address is: the text goes to the new one, and the link sent to the old is dead", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const admin = await newAdmin(org);
  const { id } = await texted(org, "+33612345671");
  const twin = await texted(other, "+33612345671");
  const fix = (phone: string) =>
    inOrg(admin.scope, (tx) => correctAddress(tx, { id, phone }), "act", at(60));
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, accountId: id },
      data: { state: "FAILED", reason: "30005", stateAt: tx.now },
    }),
  );
  expect((await org.run((tx) => listDesk(tx, {}), at(60))).rows).toMatchObject([
    { id, reason: "failed", failure: "30005", isTexted: true },
  ]);
  expect(await refusedWith(fix("+33612345671"))).toBe("phone-same");
  await fix("+33612345670");
  const messages = await messagesOf(org, id);
  expect(messages.map(({ state, toAddress }) => [state, toAddress])).toEqual([
    ["FAILED", "+33612345671"],
    ["QUEUED", "+33612345670"],
  ]);
  const [old, fresh] = await sendsOf(org, id, "SMS");
  const worths = [await worthOf(org, old, at(61)), await worthOf(org, fresh, at(61))];
  expect(worths).toEqual(["neutral", "live"]);
  expect((await org.run((tx) => listDesk(tx, {}), at(61))).rows).toEqual([]);
  expect(await messagesOf(other, twin.id)).toMatchObject([{ state: "QUEUED" }]);
});

test.each([
  ["06 12 34 56 78", "+33612345678"],
  ["01 44 27 73 00", "phone-landline"],
  ["12", "phone-wrong"],
  ["", "phone-wrong"],
])("the number %s is read as %s", (phone, expected) => {
  const read = () => readCorrection({ phone }, "FR");
  if (expected.startsWith("+")) expect(read()).toEqual({ phone: expected });
  else expect(read).toThrow(expected);
});
