import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { messagesOf, refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { addressSendsOf, ask } from "../../tests/support/readdressing";
import { cancelAddressChange } from "./cancel-address-change";
import { requestAddressChange } from "./request-address-change";
import { resendAddressChange } from "./resend-address-change";

const DAY = 86_400_000;
const STRANGER = "bomb@victim.example";

type Organization = Awaited<ReturnType<typeof newOrg>>;

const person = (org: Organization) => newAccountIn(org, "ACTIVE");
const lettersTo = async (org: Organization, id: string) => {
  const letters = (await messagesOf(org, id)).map(({ letter }) => letter);
  const count = (name: string) => letters.filter((letter) => letter === name).length;
  return [count("address-change"), count("address-notice")];
};

test("one account mails a stranger five links a day, and its old mailbox one notice", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const again = (at?: Date) =>
    inOrg(owner.scope, (tx) => resendAddressChange(tx, { id: owner.id }), "act", at);
  await ask(org, owner.id, STRANGER);
  for (let n = 0; n < 4; n += 1) await again();
  const refusal = await again().catch((fault: unknown) => fault);
  expect(refusal).toMatchObject({
    code: "address-too-often",
    details: { until: expect.any(Number) },
  });
  const { until } = (refusal as { details: { until: number } }).details;
  expect(until - Date.now()).toBeGreaterThan(DAY - 60_000);
  expect(until - Date.now()).toBeLessThanOrEqual(DAY);
  expect(await lettersTo(org, owner.id)).toEqual([5, 1]);
  expect(await refusedWith(ask(org, owner.id, "else@victim.example"))).toBe("address-too-often");
  // another organisation has a day of its own
  await ask(other, await person(other), STRANGER);
  await org.run(
    (tx) => requestAddressChange(tx, { id: owner.id, email: STRANGER }),
    new Date(until),
  );
  expect(await lettersTo(org, owner.id)).toEqual([6, 2]);
});

test("a link that was taken back was sent all the same", async () => {
  const org = await newOrg();
  const id = await person(org);
  const admin = await newAdmin(org);
  for (let n = 0; n < 5; n += 1) {
    await ask(org, id, STRANGER);
    await inOrg(admin.scope, (tx) => cancelAddressChange(tx, { id }));
  }
  expect(await refusedWith(ask(org, id, STRANGER))).toBe("address-too-often");
});

test("many accounts of one organisation mail a mailbox five links, whatever stands behind its plus sign", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  for (let n = 0; n < 5; n += 1) await ask(org, await person(org), `bomb+${n}@victim.example`);
  const sixth = await person(org);
  expect(await refusedWith(ask(org, sixth, STRANGER))).toBe("address-too-often");
  await ask(org, sixth, "calm@victim.example");
  await ask(other, await person(other), STRANGER);
});

test("of two at a time only one is the fifth: of one account, and of two to one mailbox", async () => {
  const org = await newOrg();
  const [admin, id] = [await newAdmin(org), await person(org)];
  const again = (hold = async () => {}) =>
    inOrg(admin.scope, async (tx) => {
      await resendAddressChange(tx, { id });
      await hold();
    });
  await ask(org, id, STRANGER);
  for (let n = 0; n < 3; n += 1) await again();
  const raced = await interleave(again, () => refusedWith(again()));
  expect(raced[1]).toBe("address-too-often");
  expect(await addressSendsOf(org, id)).toHaveLength(5);

  const shared = "shared@victim.example";
  for (let n = 0; n < 4; n += 1) await ask(org, await person(org), shared);
  const [one, two] = [await person(org), await person(org)];
  const [, second] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        await requestAddressChange(tx, { id: one, email: shared });
        await hold();
      }),
    () => refusedWith(ask(org, two, shared)),
  );
  expect(second).toBe("address-too-often");
});
