import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newOrg } from "../../tests/support/org";
import { findCredentials } from "./queries";

async function created(org: TestOrg, given: Parameters<typeof aPerson>[0]): Promise<string> {
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [aPerson(given)], source: "HAND" }),
  );
  return done[0]?.id ?? "";
}

test("who has neither address nor login signs in with their external ID, and nobody else with theirs", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const find = async (identifier: string) =>
    (await org.run((tx) => findCredentials(tx, identifier)))?.id;
  const worker = await created(org, { email: undefined, externalId: "H-001" });
  expect(await find(" h-001 ")).toBe(worker);
  await created(org, { email: "mia@r.example", externalId: "H-002" });
  expect(await find("H-002")).toBeUndefined();
  const named = await created(org, { email: undefined, login: "H-003" });
  await created(org, { email: undefined, externalId: "H-003" });
  expect(await find("H-003")).toBe(named);
  await created(other, { email: undefined, externalId: "H-004" });
  expect(await find("H-004")).toBeUndefined();
});
