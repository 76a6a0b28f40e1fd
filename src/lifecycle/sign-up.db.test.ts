import { describe, expect, test } from "vitest";
import { permissionsOfAccounts } from "@/admins/queries";
import { findCredentials } from "@/factors/queries";
import { systemScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { PERMISSIONS } from "@/lib/org";
import { isSlugTaken } from "@/orgs/queries";
import { listPeople } from "@/people/list-people";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { finishSignUp } from "./finish-sign-up";
import { signUpInput } from "./input";
import { readSignUp } from "./queries";
import { requestReset } from "./request-reset";
import { requestSignUp } from "./request-sign-up";
import { proofWorth } from "./rules";
import { signUpOrganization } from "./sign-up-organization";

const wish = (slug: string) =>
  signUpInput.parse({
    name: "Nordlicht",
    slug,
    firstName: "Ida",
    lastName: "Berg",
    email: `Ida@${slug}.example`,
    language: "fr",
    timeZone: "Europe/Oslo",
  });

/** Asks, and returns the request with its send, as the mailed link would find it. */
async function ask(slug: string) {
  await inOrg(systemScope(), (tx) => requestSignUp(tx, wish(slug)));
  return inOrg(systemScope(), async (tx) => {
    const { sendId } = await tx.db.signUp.findFirstOrThrow({
      where: { slug },
      orderBy: { createdAt: "desc" },
    });
    const signUp = await readSignUp(tx, sendId);
    if (!signUp) throw new Error("the request was not kept");
    const letters = await tx.db.message.findMany({ where: { sendId } });
    return { signUp, letters };
  });
}

const found = (id: string, slug: string) =>
  inOrg(mintScope(id, { kind: "system" }), (tx) =>
    signUpOrganization(tx, {
      organization: { name: "Nordlicht", slug, language: "fr", timeZone: "Europe/Oslo" },
      founder: { firstName: "Ida", lastName: "Berg", email: `Ida@${slug}.example`, language: "fr" },
      passwordHash: "hash",
    }),
  );

test("of the founder's two names one is enough", () => {
  const given = { ...wish("suda"), firstName: "", lastName: "Suda" };
  expect(signUpInput.parse(given)).toMatchObject({ firstName: "", lastName: "Suda" });
  const { error } = signUpInput.safeParse({ ...given, lastName: " " });
  expect(error?.issues.map(({ message }) => message)).toEqual(["names-missing"]);
});

describe("an organisation that is asked for", () => {
  test("is a mail to the address and nothing else yet", async () => {
    const { signUp, letters } = await ask("nordlicht");
    expect(letters).toMatchObject([
      { letter: "address-proof", lane: 1, toAddress: "Ida@nordlicht.example", locale: "fr" },
    ]);
    expect(proofWorth(signUp, new Date())).toBe("live");
    expect(proofWorth(signUp, new Date(Date.now() + 25 * 3_600_000))).toBe("expired");
    expect(await inOrg(systemScope(), (tx) => isSlugTaken(tx, "nordlicht"))).toBe(false);
  });

  test("is made once with its owner, also when the link is used twice at the same moment", async () => {
    const { signUp } = await ask("seewind");
    const tries = await Promise.allSettled([
      found(signUp.id, "seewind"),
      found(signUp.id, "seewind-2"),
    ]);
    const refused = tries.flatMap((result) =>
      result.status === "rejected" ? [result.reason.message] : [],
    );
    expect(refused).toEqual(["changed-meanwhile"]);
    await inOrg(systemScope(), (tx) => finishSignUp(tx, { id: signUp.id }));
    await expect(found(signUp.id, "seewind-3")).rejects.toThrow("changed-meanwhile");
    await inOrg(mintScope(signUp.id, { kind: "system" }), async (tx) => {
      const { slug } = await tx.db.organization.findFirstOrThrow();
      const [owner] = (await findCredentials(tx, `ida@${slug}.example`)).accounts;
      expect(owner).toMatchObject({ status: "ACTIVE", hash: "hash", language: "fr" });
      const held = await permissionsOfAccounts(tx, [owner?.id ?? ""]);
      expect([...(held.get(owner?.id ?? "") ?? [])].sort()).toEqual([...PERMISSIONS].sort());
      const account = await tx.db.account.findFirstOrThrow();
      expect(account).toMatchObject({
        source: "SIGN_UP",
        emailVerifiedAt: expect.any(Date),
      });
      expect((await listPeople(tx, {}, undefined)).rows).toMatchObject([{ invitedAt: null }]);
      const events = await tx.db.accountEvent.findMany({ orderBy: { id: "asc" } });
      expect(events.map(({ event }) => event)).toEqual(["created", "self-join", "role-given"]);
    });
  });

  test("asks for another address when its own was taken meanwhile, and loses nothing", async () => {
    const { signUp } = await ask("fjordheim");
    const { signUp: faster } = await ask("fjordheim");
    await found(faster.id, "fjordheim");
    await expect(found(signUp.id, "fjordheim")).rejects.toThrow("slug-taken");
    await expect(ask("fjordheim")).rejects.toThrow("slug-taken");
    await found(signUp.id, "fjordheim-as");
    const { signUp: kept } = await ask("fjordheim-bo");
    expect(kept).toMatchObject({ firstName: "Ida", timeZone: "Europe/Oslo", consumedAt: null });
  });
});

describe("a forgotten password", () => {
  test.each([
    ["ACTIVE", ["reset"]],
    ["CREATED", []],
    ["SUSPENDED", []],
    ["CLOSED", []],
  ] as const)("of an account that is %s: letters %j", async (status, letters) => {
    const org = await newOrg();
    const id = await newAccountIn(org, status, { email: "Sami@halden.example", login: "sami" });
    await org.run((tx) => requestReset(tx, { identifier: "SAMI@halden.example" }));
    await org.run((tx) => requestReset(tx, { identifier: "nobody@halden.example" }));
    const sent = await org.run((tx) => tx.db.message.findMany({ where: { accountId: id } }));
    expect(sent.map(({ letter }) => letter)).toEqual(letters);
    const [message] = sent;
    if (message) expect(JSON.stringify(message)).not.toContain("reset_");
  });

  test("of an invited person asks for a new invitation, no more", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "INVITED", { login: "Sami" });
    await org.run((tx) => requestReset(tx, { identifier: "sAMI" }));
    const account = await org.run((tx) => tx.db.account.findFirstOrThrow({ where: { id } }));
    expect(account.askedAt).not.toBeNull();
    expect(await org.run((tx) => tx.db.message.count({ where: { letter: "reset" } }))).toBe(0);
  });

  test("writes nothing about people of another organisation", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    await newAccountIn(org, "ACTIVE", { email: "lea@halden.example" });
    await other.run((tx) => requestReset(tx, { identifier: "lea@halden.example" }));
    expect(await org.run((tx) => tx.db.message.count())).toBe(0);
    expect(await other.run((tx) => tx.db.message.count())).toBe(0);
  });
});
