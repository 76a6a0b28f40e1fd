import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { messagesOf, refusedWith, timelineOf } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { addressSendsOf, ask } from "../../tests/support/readdressing";
import { cancelAddressChange } from "./cancel-address-change";
import { readAddressLink, readPendingAddress } from "./queries";
import { resendAddressChange } from "./resend-address-change";
import { addressWorth } from "./rules";

const FRESH = "amara.new@halden.example";

test("an admin sees since when a new address waits, sends its link again, and takes it back", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const id = await newAccountIn(org, "ACTIVE", { email: "amara.steered@halden.example" });
  expect(await refusedWith(inOrg(admin.scope, (tx) => resendAddressChange(tx, { id })))).toBe(
    "not-applicable",
  );
  await ask(org, id, FRESH);
  const pending = await org.run((tx) => readPendingAddress(tx, id));
  expect(pending).toMatchObject({ address: FRESH, since: expect.any(Date) });
  await inOrg(admin.scope, (tx) => resendAddressChange(tx, { id }));
  const [older, newer] = await addressSendsOf(org, id);
  const worth = (sendId = "") =>
    org.run(async (tx) => {
      const link = await readAddressLink(tx, sendId);
      return link && addressWorth(link, tx.now);
    });
  expect([await worth(older), await worth(newer)].sort()).toEqual(["live", "replaced"]);
  const letters = await messagesOf(org, id);
  expect(letters.filter(({ letter }) => letter === "address-change")).toHaveLength(2);
  await inOrg(admin.scope, (tx) => cancelAddressChange(tx, { id }));
  expect(await org.run((tx) => readPendingAddress(tx, id))).toBeUndefined();
  expect(await timelineOf(org, id)).toContain("address-kept");
});

test("nobody without the right, beneath them or of another organisation does", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, helper] = [await newAdmin(org), await newAdmin(org, ["HELPDESK"])];
  const accounts = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const foreign = await newAdmin(other);
  const id = await newAccountIn(org, "ACTIVE", { email: "one.steered@halden.example" });
  await ask(org, id, "one.new@halden.example");
  await ask(org, owner.id, "owner.new@halden.example");
  const tries = (who: typeof owner, whom: string) => [
    () => inOrg(who.scope, (tx) => cancelAddressChange(tx, { id: whom })),
    () => inOrg(who.scope, (tx) => resendAddressChange(tx, { id: whom })),
  ];
  for (const act of tries(accounts, owner.id)) expect(await refusedWith(act())).toBe("holds-more");
  for (const act of tries(foreign, id)) expect(await refusedWith(act())).toBe("not-found");
  for (const act of tries(helper, id)) expect(await refusedWith(act())).toBe("not-allowed");
  expect(await org.run((tx) => readPendingAddress(tx, id))).toBeDefined();
});
