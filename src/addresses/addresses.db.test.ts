import { describe, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Permission } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { messagesOf, refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { account, addressSendsOf, as, ask } from "../../tests/support/readdressing";
import { cancelAddressChange } from "./cancel-address-change";
import { proveAddress } from "./prove-address";
import { readAddressLink, readPendingAddress } from "./queries";
import { requestAddressChange } from "./request-address-change";
import { addressWorth } from "./rules";

const HOUR = 3_600_000;

const prove = (org: TestOrg, sendId = "") =>
  inOrg(mintScope(org.id, { kind: "invitee" }), (tx) => proveAddress(tx, { sendId }));

const worth = (org: TestOrg, sendId = "", at?: Date) =>
  org.run(async (tx) => {
    const link = await readAddressLink(tx, sendId);
    return link && addressWorth(link, tx.now);
  }, at);

describe("a new address", () => {
  test("changes nothing until it is proven, and is told to both mailboxes", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE", { email: "amara@halden.example" });
    await ask(org, id, "Amara.New@Halden.example");
    const before = await account(org, id);
    expect(before).toMatchObject({ email: "amara@halden.example", epoch: 0 });
    const letters = await messagesOf(org, id);
    expect(letters.map(({ letter, toAddress }) => [letter, toAddress]).sort()).toEqual([
      ["address-change", "Amara.New@Halden.example"],
      ["address-notice", "amara@halden.example"],
    ]);
    const notice = letters.find(({ letter }) => letter === "address-notice");
    expect(notice?.details).toMatchObject({ newAddress: "Am•••@Halden.example" });
    const [send] = await addressSendsOf(org, id);
    await prove(org, send);
    expect(await account(org, id)).toMatchObject({
      email: "Amara.New@Halden.example",
      emailKey: "amara.new@halden.example",
      epoch: 1,
      emailVerifiedAt: expect.any(Date),
      status: "ACTIVE",
    });
    expect(await worth(org, send)).toBe("used");
    expect(await timelineOf(org, id)).toEqual(
      expect.arrayContaining(["address-asked", "change-address"]),
    );
    expect(await refusedWith(prove(org, send))).toBe("link-dead");
  });

  test("counts only from the newest link, and from none once it is cancelled", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await ask(org, id, "first@halden.example");
    await ask(org, id, "second@halden.example");
    const [first, second] = await addressSendsOf(org, id);
    expect([await worth(org, first), await worth(org, second)]).toEqual(["replaced", "live"]);
    expect(await org.run((tx) => readPendingAddress(tx, id))).toMatchObject({
      address: "second@halden.example",
    });
    await as(org, id, cancelAddressChange);
    expect([await worth(org, first), await worth(org, second)]).toEqual([undefined, undefined]);
    expect(await refusedWith(prove(org, second))).toBe("link-dead");
    expect(await org.run((tx) => readPendingAddress(tx, id))).toBeUndefined();
  });

  test("is not said to stay by cancelling what counts by now, or waits no more", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    const cancel = () => refusedWith(as(org, id, cancelAddressChange));
    expect(await cancel()).toBe("change-over");
    await ask(org, id, "older@halden.example");
    await ask(org, id, "counts@halden.example");
    const [, send] = await addressSendsOf(org, id);
    await prove(org, send);
    expect(await cancel()).toBe("change-over");
    expect(await worth(org, send)).toBe("used");
    await ask(org, id, "again@halden.example");
    await as(org, id, cancelAddressChange);
    expect(await cancel()).toBe("change-over");
  });

  test("ends after a day, and with whatever ends the account's secrets", async () => {
    const org = await newOrg();
    await newAdmin(org);
    const id = await newAccountIn(org, "ACTIVE");
    await ask(org, id, "late@halden.example");
    const [send] = await addressSendsOf(org, id);
    expect(await worth(org, send, new Date(Date.now() + 23 * HOUR))).toBe("live");
    expect(await worth(org, send, new Date(Date.now() + 25 * HOUR))).toBe("expired");
    await org.run((tx) => suspendAccounts(tx, { ids: [id] }));
    expect(await worth(org, send)).toBe("dead");
    const proof = (await messagesOf(org, id)).find(({ letter }) => letter === "address-change");
    expect(proof).toMatchObject({ state: "CANCELLED", reason: "suspended" });
    await org.run((tx) => moveAccounts(tx, { ids: [id], event: "reactivate", source: "HAND" }));
    expect(await worth(org, send)).toBe("dead");
    expect(await refusedWith(prove(org, send))).toBe("link-dead");
  });

  test("is refused for who is not active, and where it is the old one", async () => {
    const org = await newOrg();
    const { id: admin } = await newAdmin(org);
    const states = [
      ["INVITED", "not-applicable"],
      ["SUSPENDED", "suspended"],
      ["CLOSED", "closed"],
    ] as const;
    for (const [status, code] of states) {
      const id = await newAccountIn(org, status);
      const asked = org.run((tx) => requestAddressChange(tx, { id, email: "n@halden.example" }));
      expect.soft(await refusedWith(asked), status).toBe(code);
    }
    const { email } = await account(org, admin);
    expect(await refusedWith(ask(org, admin, email?.toUpperCase() ?? ""))).toBe("email-same");
  });
});

describe("an address that somebody else has", () => {
  test("is told to an admin at once, to a member only by the link", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await newAccountIn(org, "CREATED", { email: "taken@halden.example" });
    const view: Permission[] = ["accounts.view"];
    const asAdmin = as(
      org,
      id,
      (tx) => requestAddressChange(tx, { id, email: "taken@halden.example" }),
      view,
    );
    expect(await refusedWith(asAdmin)).toBe("email-taken");
    await ask(org, id, "taken@halden.example");
    const [send] = await addressSendsOf(org, id);
    expect(await refusedWith(prove(org, send))).toBe("email-taken");
    expect(await worth(org, send)).toBe("live");
  });

  test("is used once, also when it is taken at the moment of the proof", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await ask(org, id, "wanted@halden.example");
    const [send] = await addressSendsOf(org, id);
    const [, proof] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const people = [aPerson({ email: "wanted@halden.example" })];
          await createAccounts(tx, { people, source: "HAND" });
          await hold();
        }),
      () => refusedWith(prove(org, send)),
    );
    expect(proof).toBe("email-taken");
    expect((await account(org, id)).epoch).toBe(0);
  });

  test("two tabs prove it once", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await ask(org, id, "tabs@halden.example");
    const [send] = await addressSendsOf(org, id);
    const answers = await Promise.all([1, 2, 3].map(() => refusedWith(prove(org, send))));
    expect(answers.filter((code) => code === undefined)).toHaveLength(1);
    expect((await account(org, id)).epoch).toBe(1);
  });
});
