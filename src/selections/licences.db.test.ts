import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { grantApplication } from "@/applications/grant-application";
import { readApplication } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { newApplication } from "../../tests/support/applications";
import { aPerson, newAdmin, newOrg } from "../../tests/support/org";
import { beginSelection } from "./begin-selection";
import { freezeSelection } from "./freeze-selection";
import { readSelection, tallyOutcomes } from "./queries";
import { reviewSelection } from "./review-selection";

test("before an application is given to many its licences are foreseen, and that is what comes", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const { id: full } = await newApplication(org, 2);
  const { id: open } = await newApplication(org, null);
  const { id: foreign } = await newApplication(other, 9);
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: Array.from({ length: 4 }, () => aPerson()), source: "HAND" }),
  );
  const [holder = "", ...rest] = done.map((one) => one.id);
  const [closed = ""] = rest;
  await org.run((tx) => grantApplication(tx, { applicationId: full, ids: [holder] }));
  await org.run((tx) => closeAccounts(tx, { ids: [closed] }));
  const { id } = await inOrg(owner.scope, (tx) => freezeSelection(tx, { ids: [holder, ...rest] }));
  const selection = await inOrg(owner.scope, (tx) => readSelection(tx, id));
  if (!selection) throw new Error("the selection is gone");
  const { licences, count } = await inOrg(owner.scope, (tx) =>
    reviewSelection(tx, selection, "grant"),
  );
  const of = (application: string) => licences.find((one) => one.id === application);
  expect(of(full)).toMatchObject({ licences: 2, used: 1, takers: 2 });
  expect(of(open)).toMatchObject({ licences: null, used: 0, takers: 3 });
  expect(of(foreign)).toBeUndefined();
  expect(
    (await inOrg(owner.scope, (tx) => reviewSelection(tx, selection, "close"))).licences,
  ).toEqual([]);
  await inOrg(owner.scope, (tx) =>
    beginSelection(tx, { id, act: "grant", expected: count, applicationId: full }),
  );
  const tallies = await org.run((tx) => tallyOutcomes(tx, id));
  const counts = tallies.map(({ outcome, count: n }) => [outcome, n]);
  expect(Object.fromEntries(counts)).toMatchObject({ closed: 1, "licences-full": 1 });
  expect(await org.run((tx) => readApplication(tx, full))).toMatchObject({ used: 2 });
});

test("licences that do not reach go to the first by name", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const { id: applicationId } = await newApplication(org, 3);
  const names = ["Hale", "Bard", "Gray", "Axel", "Dorn", "Cole", "Egan", "Frey"];
  const people = names.map((firstName) => aPerson({ firstName, lastName: "Licence" }));
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  const ids = done.map((one) => one.id);
  const { id } = await inOrg(owner.scope, (tx) => freezeSelection(tx, { ids }));
  await inOrg(owner.scope, (tx) =>
    beginSelection(tx, { id, act: "grant", expected: names.length, applicationId }),
  );
  const given = await org.run(async (tx) => {
    const where = { orgId: tx.org, applicationId };
    const grants = await tx.db.applicationGrant.findMany({ where });
    const accounts = await tx.db.account.findMany({
      where: { orgId: tx.org, id: { in: grants.map(({ accountId }) => accountId) } },
    });
    return accounts.map(({ firstName }) => firstName).sort();
  });
  expect(given).toEqual(["Axel", "Bard", "Cole"]);
});
