import type { NewAccount } from "@/accounts/input";
import { displayName } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import type { Role } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import { hashPassword } from "@/factors/hash-password";
import { setPassword } from "@/factors/set-password";
import { claimAccount } from "@/invitations/claim-account";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { linkOf, makeToken, readToken } from "@/lib/secrets";
import { markHandedOver } from "@/messages/store";
import { beginFlow } from "@/sessions/begin-flow";
import { startSession } from "@/sessions/start-session";
import { sendsOf } from "./links";
import type { TestOrg } from "./org";
import { newAccountIn, newOrg } from "./org";

export const PASSWORD = "velvet anchor tuesday lamp";

let hashed: Promise<string> | undefined;

/** The hash of `PASSWORD`, made once a process. */
const passwordHash = (): Promise<string> => {
  hashed ??= hashPassword(PASSWORD);
  return hashed;
};

export type Person = { id: string; name: string; email: string };
export type Admin = Person & { scope: Scope };

export type JourneyOrg = TestOrg & {
  name: string;
  /** Addresses of the console begin with it. */
  admin: string;
  /** An account in this state, brought there by its moves. */
  person: (status?: AccountStatus, given?: Partial<NewAccount>) => Promise<Person>;
  /** An active person with a password (`PASSWORD`) and these roles. */
  member: (roles?: Role[], given?: Partial<NewAccount>) => Promise<Admin>;
  /** Runs a verb as somebody. */
  as: <T>(who: Admin, work: (tx: OrgTx) => Promise<T>) => Promise<T>;
  /** Invited by mail, as the worker would, long ago or now; no mail is waited for. */
  invited: (given?: Partial<NewAccount>, at?: Date) => Promise<Person & { link: string }>;
  /** The newest mailed link of a person. */
  link: (person: Person) => Promise<string>;
};

let people = 0;

/** Lets somebody sign in with `PASSWORD`, and gives them these roles. */
async function equip(org: TestOrg, { id }: Person, roles: Role[]): Promise<void> {
  const hash = await passwordHash();
  await org.run(async (tx) => {
    await setPassword(tx, { accountId: id, hash });
    const own = { orgId: tx.org, accountId: id, givenAt: tx.now };
    await tx.db.accountRole.createMany({ data: roles.map((role) => ({ ...own, role })) });
  });
}

/** Invites by a letter that is handed over in the same act: a worker that came between would give one of the past a link of today. */
const inviteNow = (org: TestOrg, accountId: string, at?: Date): Promise<void> =>
  org.run(async (tx) => {
    await inviteAccounts(tx, { ids: [accountId], lane: 2 });
    const where = { orgId: tx.org, accountId };
    const sends = await tx.db.send.findMany({ where });
    await markHandedOver(
      tx,
      sends.map(({ id }) => id),
    );
    if (at) await tx.db.message.updateMany({ where, data: { state: "SENT", sentAt: tx.now } });
  }, at);

/** An organisation of the test's own: nothing that other journeys do shows in it. */
export async function newJourneyOrg(name = "Halden Group"): Promise<JourneyOrg> {
  const org = await newOrg(name);
  const person: JourneyOrg["person"] = async (status = "CREATED", given = {}) => {
    people += 1;
    const named = {
      firstName: "Amara",
      lastName: `Diallo${people}`,
      email: `amara.${people}@${org.slug}.example`,
      ...given,
    };
    const id = await newAccountIn(org, status, named);
    return { id, name: displayName(named), email: named.email ?? "" };
  };
  const link: JourneyOrg["link"] = async ({ id }) => {
    const send = (await sendsOf(org, id)).at(-1) ?? "";
    return linkOf(makeToken("claim", org.id, send));
  };
  return {
    ...org,
    name,
    admin: `/${org.slug}/admin`,
    person,
    link,
    member: async (roles = [], given = {}) => {
      const made = await person("ACTIVE", given);
      await equip(org, made, roles);
      const permissions = permissionsOf(roles);
      return { ...made, scope: mintScope(org.id, { kind: "account", id: made.id, permissions }) };
    },
    as: ({ scope }, work) => inOrg(scope, work),
    invited: async (given, at) => {
      const made = await person("CREATED", given);
      await inviteNow(org, made.id, at);
      return { ...made, link: await link(made) };
    },
  };
}

/** Claims an account as its holder would, without the pages. */
export async function claim(org: JourneyOrg, person: Person): Promise<void> {
  const sendId = (await sendsOf(org, person.id)).at(-1) ?? "";
  const hash = await passwordHash();
  await org.run((tx) => claimAccount(tx, { sendId, passwordHash: hash, about: {} }));
}

/** A copied link of this person. */
export const copiedLink = async (org: JourneyOrg, { id }: Person): Promise<string> =>
  (await org.run((tx) => copyLink(tx, { id }))).link;

/** Signs an account in and returns the id that its browser would keep. */
export async function openSession(org: TestOrg, accountId: string): Promise<string> {
  const scope = mintScope(
    org.id,
    { kind: "account", id: accountId, permissions: [] },
    { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156" },
  );
  const { ticket } = await inOrg(scope, async (tx) => {
    const where = { orgId_id: { orgId: tx.org, id: accountId } };
    const { epoch } = await tx.db.account.findUniqueOrThrow({ where });
    return beginFlow(tx, { accountId, epoch, factors: ["PASSWORD"] });
  });
  const flowId = readToken("ticket", ticket)?.row ?? "";
  const { browserId } = await inOrg(scope, (tx) => startSession(tx, { flowId, known: true }));
  return browserId;
}
