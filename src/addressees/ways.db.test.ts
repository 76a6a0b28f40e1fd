import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { aPerson, newOrg } from "../../tests/support/org";
import { reachableBy } from "./input";
import { wayOf, whyOf } from "./queries";
import type { Person, Ways } from "./rules";
import { routeOf } from "./rules";

const PHONES = [null, "+33612345678", "+4790123456", "+33142681234"];
const CHOICES = [null, "EMAIL", "SMS"] as const;
const YES_NO = [true, false];

/** Everybody there can be: with and without an address, a number of each sort, each choice, each way that is lost. */
const PEOPLE: Person[] = YES_NO.flatMap((hasEmail) =>
  PHONES.flatMap((phone) =>
    CHOICES.flatMap((inviteBy) =>
      CHOICES.map((undeliverableBy, nth) => {
        const name = `${phone ?? "nobody"}.${inviteBy ?? "either"}.${nth}`.replace("+", "");
        const email = hasEmail ? `${name}@halden.example` : null;
        return { email, phone, inviteBy, undeliverableBy };
      }),
    ),
  ),
);
const WAYS: Ways[] = YES_NO.flatMap((texts) =>
  YES_NO.map((withCodes) => ({ texts, withCodes, countries: ["FR"] })),
);

/** All of them, as the rule and as the database says it. */
async function compared(tx: OrgTx, ids: readonly string[], ways: Ways) {
  const rows = await tx.db.$queryRaw<{ id: string; way: string | null; why: string | null }[]>(sql`
    SELECT a.id, ${wayOf(ways)} AS way, ${whyOf(ways)} AS why FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${[...ids]}::uuid[])`);
  const found = new Map(
    rows.map(({ id, way, why }) => [id, { way: way ?? undefined, why: why ?? undefined }]),
  );
  return PEOPLE.map((person, nth) => ({
    said: routeOf(reachableBy(person, ways.countries), ways),
    counted: found.get(ids[nth] ?? ""),
  }));
}

test("the way that is counted of many is the way of each, whatever they have and whatever is lost", async () => {
  const org = await newOrg();
  const people = PEOPLE.map(({ email, phone, inviteBy }, nth) =>
    aPerson({
      email: email ?? undefined,
      phone: phone ?? undefined,
      inviteBy,
      externalId: `W-${nth}`,
    }),
  );
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  const ids = done.map(({ id }) => id);
  await org.run(async (tx) => {
    for (const undeliverableBy of ["EMAIL", "SMS"] as const) {
      const lost = ids.filter((_, nth) => PEOPLE[nth]?.undeliverableBy === undeliverableBy);
      const data = { undeliverableAt: tx.now, undeliverableBy };
      await tx.db.account.updateMany({ where: { orgId: tx.org, id: { in: lost } }, data });
    }
  });
  expect(ids).toHaveLength(72);
  for (const ways of WAYS)
    for (const { said, counted } of await org.run((tx) => compared(tx, ids, ways)))
      expect(counted).toEqual(said);
});
