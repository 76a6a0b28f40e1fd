import { beforeAll, describe, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { createRole } from "@/admins/create-role";
import { giveRole } from "@/admins/give-role";
import { readStanding } from "@/admins/queries";
import type { Role } from "@/admins/rules";
import { ROLES } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Permission, Scope } from "@/lib/org";
import { digestOf } from "../../tests/support/connections";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { copyLink } from "./copy-link";
import { inviteAccounts } from "./invite-accounts";

/**
 * Who may send, copy or redirect a secret of whom, written out from the rights of the domain rules, section 10. The subject
 * is invited and holds the role already: whoever had its secret would have its rights.
 *  yes   – goes through
 *  more  – the subject holds a permission the actor lacks
 *  no    – the actor may not do this at all
 */
const OF = ["nobody", "OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"] as const;
const INVITE = `
                nobody  OWNER  ACCOUNT_ADMIN  INVITER  HELPDESK  AUDITOR
OWNER           yes     yes    yes            yes      yes       yes
ACCOUNT_ADMIN   yes     more   yes            yes      yes       more
INVITER         yes     more   more           yes      more      more
HELPDESK        yes     more   more           yes      yes       more
AUDITOR         no      no     no             no       no        no
`;
const EDIT = `
                nobody  OWNER  ACCOUNT_ADMIN  INVITER  HELPDESK  AUDITOR
OWNER           yes     yes    yes            yes      yes       yes
ACCOUNT_ADMIN   yes     more   yes            yes      yes       more
INVITER         no      no     no             no       no        no
HELPDESK        no      no     no             no       no        no
AUDITOR         no      no     no             no       no        no
`;
const MEANING: Record<string, string | undefined> = { more: "holds-more", no: "not-allowed" };

const cells = (text: string) =>
  text
    .trim()
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [actor, ...words] = line.trim().split(/\s+/);
      return OF.map((subject, index) => ({
        actor: actor as Role,
        subject,
        expected: MEANING[words[index] ?? ""],
      }));
    });

let org: TestOrg;
const actors = new Map<Role, Scope>();
const subjects = new Map<string, string>();

beforeAll(async () => {
  org = await newOrg();
  await newAdmin(await newOrg());
  for (const role of ROLES) {
    actors.set(role, (await newAdmin(org, [role])).scope);
    const id = await newAccountIn(org, "INVITED");
    subjects.set(role, id);
    await org.run((tx) =>
      tx.db.accountRole.create({ data: { orgId: tx.org, accountId: id, role, givenAt: tx.now } }),
    );
  }
  subjects.set("nobody", await newAccountIn(org, "INVITED"));
});

/** Refusals of rows and of the whole act alike. */
async function resend(tx: OrgTx, id: string): Promise<void> {
  const { refused } = await inviteAccounts(tx, { ids: [id], lane: 2 });
  if (refused[0]) throw Object.assign(new Error(refused[0].code), { code: refused[0].code });
}
let readdressed = 0;
const redirect = (tx: OrgTx, id: string) => {
  readdressed += 1;
  return editAccount(tx, { id, change: { email: `elsewhere.${readdressed}@halden.example` } });
};
const callUp = (tx: OrgTx, id: string) => {
  readdressed += 1;
  return editAccount(tx, {
    id,
    change: { phone: `+336000000${String(readdressed).padStart(2, "0")}` },
  });
};

test("the table has a line for every role", () => {
  for (const text of [INVITE, EDIT])
    expect([...new Set(cells(text).map(({ actor }) => actor))]).toEqual([...ROLES]);
});

describe.each([
  ["resends an invitation", INVITE, resend],
  ["copies a link", INVITE, (tx: OrgTx, id: string) => copyLink(tx, { id })],
  ["changes the e-mail", EDIT, redirect],
  ["changes the mobile", EDIT, callUp],
] as const)("who %s", (_, text, act) => {
  test.each(cells(text))("$actor, of $subject: $expected", async ({ actor, subject, expected }) => {
    const scope = actors.get(actor);
    const id = subjects.get(subject) ?? "";
    if (!scope) throw new Error(`no ${actor} was made`);
    const before = await digestOf(org.id);
    expect(await refusedWith(inOrg(scope, (tx): Promise<unknown> => act(tx, id)))).toBe(expected);
    const unchanged = JSON.stringify(await digestOf(org.id)) === JSON.stringify(before);
    expect(unchanged).toBe(expected !== undefined);
  });
});

test("nobody gets more by being the subject themselves", async () => {
  const { id, scope } = await newAdmin(org, ["HELPDESK"]);
  const change = { email: "mine@halden.example" };
  // Claimed: a new address of one's own must be proven first.
  const own = inOrg(scope, (tx) => editAccount(tx, { id, change }));
  expect(await refusedWith(own)).toBe("claimed-address");
});

/** Roles of the organisation's own, by what they allow beside viewing; a holder of both of two has the union. */
const OWN = {
  inviting: ["accounts.invite"],
  coding: ["accounts.invite", "codes.see"],
  settling: ["accounts.invite", "settings.manage"],
  managing: ["accounts.invite", "accounts.manage"],
} as const satisfies Record<string, readonly Permission[]>;
type Own = keyof typeof OWN;
const NAMES = Object.keys(OWN) as Own[];

/**
 * Pair by pair, also with built-in roles: a secret is out of reach as soon as the subject holds one permission that the
 * actor lacks. Written out for each pair.
 */
const OWN_INVITE = `
             inviting  coding  settling  managing  INVITER  HELPDESK  ACCOUNT_ADMIN  AUDITOR  OWNER
inviting     yes       more    more      more      yes      more      more           more     more
coding       yes       yes     more      more      yes      yes       more           more     more
settling     yes       more    yes       more      yes      more      more           more     more
managing     yes       more    more      yes       yes      more      more           more     more
`;

describe("with roles of the organisation's own", () => {
  const lines = OWN_INVITE.trim().split("\n");
  const of = (lines[0] ?? "").trim().split(/\s+/);
  const pairs = lines.slice(1).flatMap((line) => {
    const [actor = "", ...words] = line.trim().split(/\s+/);
    return of.map((subject, index) => ({ actor, subject, expected: MEANING[words[index] ?? ""] }));
  });
  const ownActors = new Map<string, Scope>();
  const ownSubjects = new Map<string, string>();

  beforeAll(async () => {
    for (const name of NAMES) {
      const { id: role } = await org.run((tx) =>
        createRole(tx, { name, permissions: [...OWN[name]] }),
      );
      const { id, scope } = await newAdmin(org, []);
      await org.run((tx) => giveRole(tx, { ids: [id], role }));
      const permissions = await org.run((tx) => readStanding(tx, id));
      ownActors.set(name, { ...scope, actor: { kind: "account", id, permissions } });
      const subject = await newAccountIn(org, "INVITED");
      await org.run((tx) => giveRole(tx, { ids: [subject], role }));
      ownSubjects.set(name, subject);
    }
  });

  test("the table has a line for each, and a column for each and for every built-in role", () => {
    expect([...new Set(pairs.map(({ actor }) => actor))]).toEqual(NAMES);
    expect([...of].sort()).toEqual([...NAMES, ...ROLES].sort());
  });

  test.each(pairs)("$actor, of $subject: $expected", async ({ actor, subject, expected }) => {
    const scope = ownActors.get(actor);
    const id = ownSubjects.get(subject) ?? subjects.get(subject) ?? "";
    if (!scope) throw new Error(`no ${actor} was made`);
    for (const act of [resend, (tx: OrgTx) => copyLink(tx, { id })])
      expect(await refusedWith(inOrg(scope, (tx): Promise<unknown> => act(tx, id)))).toBe(expected);
  });
});
