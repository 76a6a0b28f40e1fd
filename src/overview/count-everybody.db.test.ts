import { expect, test } from "vitest";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { countEverybody } from "./queries";

test("everybody and who awaits an invitation are counted to one more than asked, each for itself, and erased ones are nobody", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  for (const state of ["ACTIVE", "INVITED", "CREATED", "CREATED", "CREATED"] as const)
    await newAccountIn(org, state);
  const gone = await newAccountIn(org, "CREATED");
  await org.run((tx) => eraseAccounts(tx, { ids: [gone] }));
  await newAccountIn(other, "CREATED");
  const counted = (most: number) => org.run((tx) => countEverybody(tx, most));
  expect(await counted(9)).toEqual({ all: 5, unsent: 3 });
  expect(await counted(4)).toEqual({ all: 5, unsent: 3 });
  expect(await counted(2)).toEqual({ all: 3, unsent: 3 });
});
