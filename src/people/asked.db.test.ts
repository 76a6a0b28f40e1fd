import { expect, test } from "vitest";
import { markAsked } from "@/accounts/mark-asked";
import { dismissPeople } from "@/desk/dismiss-people";
import { countDesk } from "@/desk/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { countPeople } from "./queries";

test("who asked for an invitation and who for a password are two filters, as many as stand on the Desk for it", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const invited = async (where: typeof org) => {
    const id = await newAccountIn(where, "CREATED");
    await where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    await where.run((tx) => markAsked(tx, { id }));
    return id;
  };
  await invited(org);
  const second = await invited(org);
  await invited(other);
  const forgot = await newAccountIn(org, "ACTIVE", { email: "", externalId: "F-1" });
  await org.run((tx) => markAsked(tx, { id: forgot, event: "reset-requested" }));
  const counts = () =>
    org.run(async (tx) => {
      const { asked, password } = await countDesk(tx);
      return {
        desk: [asked, password],
        people: [
          await countPeople(tx, { asked: true }),
          await countPeople(tx, { askedPassword: true }),
        ],
      };
    });
  expect(await counts()).toEqual({ desk: [2, 1], people: [2, 1] });
  const { scope } = await newAdmin(org);
  await inOrg(scope, (tx) => dismissPeople(tx, { ids: [second, forgot] }));
  expect(await counts()).toEqual({ desk: [1, 0], people: [1, 0] });
  expect(await org.run((tx) => countPeople(tx, { asked: true, askedPassword: true }))).toBe(0);
});
