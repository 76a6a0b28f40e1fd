import type { AccountStatus } from "@/accounts/rules";
import type { Role } from "@/admins/rules";
import { takeRole } from "@/admins/take-role";
import { offeredActs } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

type Offer = Record<AccountStatus | "OWNER", string[]>;

const INVITES: Offer = {
  CREATED: ["Copy link", "Invite"],
  INVITED: ["Copy link", "Invite again", "Withdraw invitation"],
  ACTIVE: [],
  SUSPENDED: ["Reinstate and invite"],
  CLOSED: [],
  OWNER: [],
};
/** Who sees access codes may also hand one over. */
const HELPS: Offer = {
  ...INVITES,
  CREATED: ["Access code", ...INVITES.CREATED],
  INVITED: ["Access code", ...INVITES.INVITED],
};
const MANAGES: Offer = {
  CREATED: ["Access code", "Close account", "Copy link", "Edit profile", "Invite", "Suspend"],
  INVITED: [
    "Access code",
    "Close account",
    "Copy link",
    "Edit profile",
    "Invite again",
    "Suspend",
    "Withdraw invitation",
  ],
  ACTIVE: ["Close account", "Edit profile", "Suspend"],
  SUSPENDED: ["Close account", "Edit profile", "Reactivate", "Reinstate and invite"],
  CLOSED: ["Erase now", "Reopen"],
  OWNER: [],
};
const LOOKS: Offer = { CREATED: [], INVITED: [], ACTIVE: [], SUSPENDED: [], CLOSED: [], OWNER: [] };

/** What each role is offered, written down by hand: no more and no less. */
const OFFERED: Record<Role, Offer> = {
  OWNER: { ...MANAGES, OWNER: ["Close account", "Edit profile", "Suspend"] },
  ACCOUNT_ADMIN: MANAGES,
  INVITER: INVITES,
  HELPDESK: HELPS,
  AUDITOR: LOOKS,
};

const OWNED = "/settings /roles /roles/admins /roles/admins/new /roles/outstanding";

/** Addresses of the console, and who gets in. */
const PAGES: [string, Role[]][] = [
  ["", ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"]],
  ["/people", ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"]],
  ["/people/new", ["OWNER", "ACCOUNT_ADMIN"]],
  ["/people/ID", ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"]],
  ["/people/ID/edit", ["OWNER", "ACCOUNT_ADMIN"]],
  ["/people/ID/invite", ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK"]],
  ["/people/twin?email=a@b.example", ["OWNER", "ACCOUNT_ADMIN"]],
  ["/people/owners?q=a", ["OWNER", "ACCOUNT_ADMIN"]],
  ...OWNED.split(" ").map((path): [string, Role[]] => [path, ["OWNER"]]),
  ...["/audit", "/audit/export"].map((path): [string, Role[]] => [path, ["OWNER", "AUDITOR"]]),
];

for (const role of Object.keys(OFFERED) as Role[]) {
  test(`${role}: every act that is offered is allowed, and no other page opens`, async ({
    page,
    org,
    signIn,
  }) => {
    test.slow();
    const owner = await org.member(["OWNER"], { firstName: "Ines", lastName: "Carvalho" });
    const reader = await org.member([role], { firstName: "Reader", lastName: "Own" });
    await signIn(page, org, reader);
    const subjects = [
      ...(["CREATED", "INVITED", "ACTIVE", "SUSPENDED", "CLOSED"] as const),
      "OWNER" as const,
    ];
    for (const state of subjects) {
      const subject =
        state === "OWNER"
          ? owner
          : state === "INVITED"
            ? await org.invited()
            : await org.person(state);
      await page.goto(`${org.admin}/people/${subject.id}`);
      const offered = await offeredActs(page, subject.name);
      expect.soft(offered, `${role} on ${state}`).toEqual(OFFERED[role][state]);
    }
    const person = await org.person();
    for (const [path, roles] of PAGES) {
      const url = `${org.admin}${path.replace("ID", person.id)}`;
      const status = (await page.request.get(url)).status();
      expect.soft(status, `${role} at ${path}`).toBe(roles.includes(role) ? 200 : 403);
    }
    await page.goto(`${org.admin}/people`);
    await expect(page.getByRole("main").getByRole("link", { name: "Add a person" })).toHaveCount(
      OFFERED[role] === MANAGES || role === "OWNER" ? 1 : 0,
    );
    await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(
      role === "OWNER" ? 1 : 0,
    );
  });
}

test("a member without a role sees their own page and nothing of the console", async ({
  page,
  org,
  signIn,
}) => {
  const member = await org.member();
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me`);
  await expect(page.getByRole("link", { name: "Go to the console" })).toHaveCount(0);
  for (const [path] of PAGES.slice(1)) {
    const answer = await page.request.get(`${org.admin}${path.replace("ID", member.id)}`);
    const isOut = answer.status() === 403 || answer.url().endsWith(`/${org.slug}/me`);
    expect.soft(isOut, `${path}: ${answer.status()} ${answer.url()}`).toBe(true);
  }
});

test("who may do more is changed by nobody who may do less, not even by address", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  for (const act of ["edit", "invite"]) {
    await page.goto(`${org.admin}/people/${owner.id}/${act}`);
    await expect(page).toHaveURL(`${org.admin}/people/${owner.id}`);
  }
  await expect(page.getByText("This person holds rights that you do not")).toBeVisible();
});

test("roles are given and taken on the person's page, and count from the next click", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const owner = await org.member(["OWNER"]);
  const member = await org.member();
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${member.id}`);
  await page.getByRole("button", { name: "Give the role Inviter" }).click();
  await page.getByRole("button", { name: "Give Inviter" }).click();
  await expect(page.getByRole("button", { name: "Take away the role Inviter" })).toBeVisible();
  const theirs = await visitor();
  await signIn(theirs, org, member);
  await theirs.goto(`${org.admin}/people`);
  await expect(theirs.getByRole("heading", { name: "People" })).toBeVisible();
  await page.getByRole("button", { name: "Take away the role Inviter" }).click();
  await page.getByRole("button", { name: "Take away Inviter" }).click();
  await expect(page.getByRole("button", { name: "Give the role Inviter" })).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(`/${org.slug}/me`);
});

test("the last who manages admins keeps that right, and the page says why", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${owner.id}`);
  await expect(page.getByText("The last person who can manage admins").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Take away the role Owner" })).toHaveCount(0);
  expect(await offeredActs(page, owner.name)).toEqual(["Edit profile"]);
});

test("who became the last meanwhile is refused with the sentence", async ({
  page,
  org,
  signIn,
}) => {
  const [owner, other] = [await org.member(["OWNER"]), await org.member(["OWNER"])];
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${owner.id}`);
  await page.getByRole("button", { name: "Take away the role Owner" }).click();
  await org.as(owner, (tx) => takeRole(tx, { ids: [other.id], role: "OWNER" }));
  await page.getByRole("button", { name: "Take away Owner" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Nobody who can manage admins would be left" }),
  ).toBeVisible();
});
