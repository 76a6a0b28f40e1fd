import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { sql } from "@/lib/sql";
import { signUpInput } from "@/lifecycle/input";
import { readSignUp } from "@/lifecycle/queries";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { changeSettings } from "@/orgs/change-settings";
import { createOrganization } from "@/orgs/create-organization";
import type { NewOrganization } from "@/orgs/input";
import { settingsInput } from "@/orgs/input";
import { readSettings } from "@/orgs/queries";
import { newAdmin, newOrg } from "../../tests/support/org";
import { freshSlug } from "../../tests/support/slugs";
import { guessPlace, TIME_ZONES } from "./rules";

const made = (place: Pick<NewOrganization, "timeZone" | "country">) => {
  const scope = mintScope(randomUUID(), { kind: "system" });
  const slug = freshSlug("place");
  return inOrg(scope, async (tx) => {
    await createOrganization(tx, { name: "Place", slug, language: "en", ...place });
    const { timeZone, country } = await readSettings(tx);
    return [timeZone, country];
  });
};

test("every zone that is offered is one to the database too", async () => {
  const org = await newOrg();
  const rows = await org.run((tx) =>
    tx.db.$queryRaw<{ at: Date }[]>(
      sql`SELECT now() AT TIME ZONE zone AS at FROM unnest(${[...TIME_ZONES]}::text[]) AS zone`,
    ),
  );
  expect(rows).toHaveLength(TIME_ZONES.length);
});

test("an organisation reads numbers as those of its zone's country, or of the one that was told", async () => {
  expect(await made({ timeZone: "Europe/Oslo" })).toEqual(["Europe/Oslo", "NO"]);
  expect(await made({ timeZone: "UTC", country: "US" })).toEqual(["UTC", "US"]);
});

test("a wish for an organisation keeps where it comes from", async () => {
  const asked = async (zone: string, languages: string) => {
    const slug = freshSlug("wish");
    const person = { firstName: "Ida", lastName: "Berg", email: `ida@${slug}.example` };
    const wish = { name: "Wish", slug, ...person, language: "en" };
    const given = { ...wish, ...guessPlace({ zone, languages }) };
    await inOrg(systemScope(), (tx) => requestSignUp(tx, signUpInput.parse(given)));
    return inOrg(systemScope(), async (tx) => {
      const { sendId } = await tx.db.signUp.findFirstOrThrow({ where: { slug } });
      const kept = await readSignUp(tx, sendId);
      return [kept?.timeZone, kept?.country];
    });
  };
  expect(await asked("Asia/Calcutta", "en-US")).toEqual(["Asia/Kolkata", "IN"]);
  expect(await asked("UTC", "en-US,en;q=0.9")).toEqual(["UTC", "US"]);
  expect(await asked("", "nb-NO")).toEqual(["Europe/Oslo", "NO"]);
});

test("a former name is taken and kept as the present one", async () => {
  const owner = await newAdmin(await newOrg());
  for (const timeZone of ["Europe/Kiev", "Europe/Kyiv"]) {
    const change = settingsInput.parse({ timeZone });
    await inOrg(owner.scope, (tx) => changeSettings(tx, change));
    const { timeZone: kept } = await inOrg(owner.scope, readSettings);
    expect(kept).toBe("Europe/Kyiv");
  }
});
