import { displayName } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import { permissionsOfAccounts } from "@/admins/queries";
import { signInAndGo } from "@/app/api/auth/sign-in-and-go";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { nextPath } from "@/app/next-path";
import { ownForm } from "@/app/own-form";
import { findFitting } from "@/factors/find-fitting";
import type { Credentials } from "@/factors/queries";
import { findCredentials } from "@/factors/queries";
import { isKnownBrowser } from "@/gates/browser";
import { limitSignIn } from "@/gates/limits";
import type { OrganizationGate } from "@/gates/organization";
import { organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { identifierInput } from "@/lifecycle/input";
import { beginFlow } from "@/sessions/begin-flow";
import { isAskedForTerms } from "@/terms/queries";

type Context = { params: Promise<{ org: string }> };

function missing(identifier: string, password: string): Record<string, string> {
  return {
    ...(identifier ? {} : { identifier: "identifier-missing" }),
    ...(password ? {} : { password: "password-missing" }),
  };
}

/** Looked for whatever was typed: what can be nobody's costs the same look. */
function findAccounts(gate: OrganizationGate, typed: string) {
  const identifier = identifierInput.safeParse(typed).data ?? "";
  return inOrg(gate.scope, (tx) => findCredentials(tx, identifier), "page");
}

/** The ticket of the session, and where this person goes on. */
function begin(gate: OrganizationGate, { id, epoch }: Credentials, next: string | undefined) {
  return inOrg(gate.scope, async (tx) => {
    const { ticket } = await beginFlow(tx, { accountId: id, epoch, factors: ["PASSWORD"] });
    const permissions = (await permissionsOfAccounts(tx, [id])).get(id) ?? [];
    const home = permissions.includes("accounts.view") ? "admin" : "me";
    const to = next ?? `/${gate.org.slug}/${home}`;
    if (!(await isAskedForTerms(tx, id))) return { ticket, to };
    return { ticket, to: `/${gate.org.slug}/terms?next=${encodeURIComponent(to)}` };
  });
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Whoever else is signed in here is signed out only after they were named. */
async function enter(gate: OrganizationGate, id: string, { ticket, to }: Begun, replaces: string) {
  const { slug } = gate.org;
  const session = await findSession(slug);
  if (!session || [id, replaces].includes(session.account.id)) return signInAndGo(ticket, slug, to);
  const person = await inOrg(gate.scope, (tx) => readPerson(tx, id), "page");
  const name = person ? displayName(person) : "";
  return giveBack(`/${slug}/sign-in/switch`, { values: { ticket, to, name } });
}

/** Where the form stands; with `other` because somebody was told that they will be signed out. */
function pageOf(slug: string, next: string | undefined, replaces: string): string {
  const query = new URLSearchParams({
    ...(next ? { next } : {}),
    ...(replaces ? { other: "1" } : {}),
  });
  return `/${slug}/sign-in${query.size > 0 ? `?${query}` : ""}`;
}

/**
 * Signs in with address or login and password, in one request and without a script. Unknown, wrong, uninvited, suspended
 * and closed get the same sentence after the same work, so that nobody learns whether an account exists.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await organizationGate((await params).org);
  const { slug } = gate.org;
  const form = await ownForm(request);
  const next = nextPath(slug, form?.text("next") ?? "");
  const replaces = form?.text("replaces") ?? "";
  const page = pageOf(slug, next, replaces);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const [identifier, password] = [form.text("identifier").trim(), form.text("password")];
  const values = { identifier };
  const fields = missing(identifier, password);
  if (Object.keys(fields).length > 0) return giveBack(page, { values, fields });
  const found = await findAccounts(gate, identifier);
  const known = (await Promise.all(found.accounts.map(({ id }) => isKnownBrowser(id)))).some(
    Boolean,
  );
  const limit = await limitSignIn(request.headers, { org: gate.scope.org, identifier, known });
  if (limit.wait) return slowDown(page, limit.wait, { values });
  const account = await findFitting(found, password);
  if (!account) return giveBack(page, { values, error: "sign-in-refused" });
  await limit.forgive();
  return enter(gate, account.id, await begin(gate, account, next), replaces);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/sign-in`);
