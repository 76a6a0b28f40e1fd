import { afterEach, describe, expect, test, vi } from "vitest";
import { inOrg } from "@/lib/in-org";
import { refusedWith, timelineOf } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import {
  account,
  addressSendsOf,
  aMobile,
  as,
  ask,
  askMobile,
  pending,
  prove,
  texted,
  told,
  worth,
} from "../../tests/support/readdressing";
import { cancelAddressChange } from "./cancel-address-change";
import { changeProfile } from "./change-profile";
import { removeMobile } from "./remove-mobile";
import { requestAddressChange } from "./request-address-change";
import { resendAddressChange } from "./resend-address-change";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

test("a mobile and an address wait beside each other: proving or taking back one leaves the other", async () => {
  const org = await newOrg();
  const id = await texted(org);
  const fresh = aMobile();
  await ask(org, id, "beside@halden.example");
  await askMobile(org, id, fresh);
  const [mail, text] = await addressSendsOf(org, id);
  expect([await worth(org, mail), await worth(org, text)]).toEqual(["live", "live"]);
  await prove(org, text);
  expect([await worth(org, mail), await worth(org, text)]).toEqual(["live", "used"]);
  await askMobile(org, id, aMobile());
  await as(org, id, (tx) => cancelAddressChange(tx, { channel: "SMS" }));
  expect(await pending(org, id, "SMS")).toBeUndefined();
  expect(await pending(org, id, "EMAIL")).toMatchObject({ address: "beside@halden.example" });
  expect(await timelineOf(org, id)).toContain("mobile-kept");
  await prove(org, mail);
  expect(await account(org, id)).toMatchObject({
    ...{ email: "beside@halden.example", phone: fresh, epoch: 2 },
  });
});

test("a mobile that is the first one, another one or none any more is told as such", async () => {
  const org = await newOrg();
  const id = await texted(org, { phone: "" });
  const said = () =>
    org.run(async (tx) => {
      const where = { orgId: tx.org, accountId: id, event: "change-address" };
      const found = await tx.db.accountEvent.findMany({ where, orderBy: { id: "asc" } });
      return found.map(({ details }) => details);
    });
  for (const phone of [aMobile(), aMobile()]) {
    await askMobile(org, id, phone);
    await prove(org, (await addressSendsOf(org, id)).at(-1));
  }
  await as(org, id, (tx) => removeMobile(tx, { id }));
  const fields = ["phone"];
  expect(await said()).toEqual([
    { fields, mobile: "added" },
    { fields, mobile: "changed" },
    { fields, mobile: "removed" },
  ]);
});

describe("a mobile that goes", () => {
  test("goes at once, is told, ends sessions and what waited; its holder goes on", async () => {
    const org = await newOrg();
    const id = await texted(org);
    const { phone } = await account(org, id);
    await ask(org, id, "stays@halden.example");
    await askMobile(org, id, aMobile());
    const [mail, text] = await addressSendsOf(org, id);
    const { ticket } = await as(org, id, (tx) => removeMobile(tx, { id }));
    expect(ticket).toMatch(/^ticket_/);
    expect(await account(org, id)).toMatchObject({
      ...{ phone: null, phoneKey: null, phoneVerifiedAt: null, mobileCountry: null, epoch: 1 },
    });
    expect([await worth(org, mail), await worth(org, text)]).toEqual(["live", undefined]);
    expect(await told(org, id)).toContainEqual(["mobile-removed", "SMS", phone]);
    const again = as(org, id, (tx) => removeMobile(tx, { id }));
    expect(await refusedWith(again)).toBe("not-applicable");
  });

  test("stays where nothing else is known of its holder, and where it is a second factor", async () => {
    const org = await newOrg();
    const alone = await texted(org, { email: "" });
    const asFactor = await texted(org, { tfa: "SMS" });
    const remove = (id: string) => refusedWith(as(org, id, (tx) => removeMobile(tx, { id })));
    expect(await remove(alone)).toBe("mobile-needed");
    expect(await remove(asFactor)).toBe("mobile-is-factor");
    expect((await account(org, alone)).phone).not.toBeNull();
  });
});

test("an admin names or empties a mobile on the profile; nothing else of it waits", async () => {
  const org = await newOrg();
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const id = await texted(org, { email: "edited@halden.example" });
  const { phone, email } = await account(org, id);
  const edit = (change: object) => inOrg(scope, (tx) => changeProfile(tx, { id, change }));
  expect(await edit({ email, phone, city: "Lyon" })).toEqual({
    ...{ fields: ["city"], asked: [], isBare: false },
  });
  const fresh = aMobile();
  const both = { email: "new.edited@halden.example", phone: fresh };
  expect(await edit(both)).toEqual({ fields: [], asked: ["EMAIL", "SMS"], isBare: false });
  expect(await account(org, id)).toMatchObject({ email, phone, city: "Lyon" });
  expect(await pending(org, id, "SMS")).toMatchObject({ address: fresh });
  expect(await edit({ email, phone: null })).toEqual({ fields: [], asked: [], isBare: true });
  expect(await account(org, id)).toMatchObject({ email, phone: null, epoch: 1 });
  const invited = await newAccountIn(org, "INVITED", { phone: aMobile() });
  const now = await inOrg(scope, (tx) =>
    changeProfile(tx, { id: invited, change: { phone: null } }),
  );
  expect(now).toEqual({ fields: ["phone"], asked: [], isBare: false });
});

test("nobody without the right, beneath them or of another organisation changes a mobile", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, helper] = [await newAdmin(org), await newAdmin(org, ["HELPDESK"])];
  const accounts = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const foreign = await newAdmin(other);
  const id = await texted(org);
  const tries = (who: typeof owner, whom: string) =>
    [
      () => inOrg(who.scope, (tx) => requestAddressChange(tx, { id: whom, phone: aMobile() })),
      () => inOrg(who.scope, (tx) => removeMobile(tx, { id: whom })),
      () => inOrg(who.scope, (tx) => resendAddressChange(tx, { id: whom, channel: "SMS" })),
      () => inOrg(who.scope, (tx) => cancelAddressChange(tx, { id: whom, channel: "SMS" })),
    ].map((act) => refusedWith(act()));
  expect(new Set(await Promise.all(tries(accounts, owner.id)))).toEqual(new Set(["holds-more"]));
  expect(new Set(await Promise.all(tries(foreign, id)))).toEqual(new Set(["not-found"]));
  expect(new Set(await Promise.all(tries(helper, id)))).toEqual(new Set(["not-allowed"]));
});
