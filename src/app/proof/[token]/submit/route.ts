import { signInAndGo } from "@/app/api/auth/sign-in-and-go";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { hashPassword } from "@/factors/hash-password";
import { judgePassword } from "@/factors/judge-password";
import type { PostedForm } from "@/gates/form";
import { limitSecrets } from "@/gates/limits";
import type { ProofGate } from "@/gates/sign-up";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { finishSignUp } from "@/lifecycle/finish-sign-up";
import { signUpOrganization } from "@/lifecycle/sign-up-organization";
import { language, slug as slugInput } from "@/orgs/input";
import { findProof } from "../find-proof";

type Context = { params: Promise<{ token: string }> };

async function found(
  { organization, scope, signUp }: ProofGate,
  slug: string,
  passwordHash: string,
): Promise<string> {
  const { name, firstName, lastName, email, timeZone, country } = signUp;
  const spoken = language.parse(signUp.language);
  const { ticket } = await inOrg(organization, (tx) =>
    signUpOrganization(tx, {
      organization: { name, slug, language: spoken, timeZone, country: country ?? undefined },
      founder: { firstName, lastName, email, language: spoken },
      passwordHash,
    }),
  );
  await inOrg(scope, (tx) => finishSignUp(tx, { id: signUp.id }));
  return ticket;
}

/** What is wrong with the address, if another one had to be chosen, and with the password. */
async function judge(form: PostedForm, asked: string) {
  const typed = form.text("slug").trim();
  const { data: slug, error } = slugInput.safeParse(typed || asked);
  const password = await judgePassword(form.text("password"));
  const fields: Record<string, string> = {};
  if (error) fields.slug = Object.values(faultsOf(error))[0] ?? "wrong";
  if (password) fields.password = password;
  return { slug, values: { slug: typed }, fields };
}

/** Makes the organisation of a proven address, with its first admin, and signs them in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/proof/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form) return giveBack(page, { error: "not-allowed" });
  const proof = await findProof(token);
  if (proof?.worth !== "live") return seeOther(page);
  const { slug, values, fields } = await judge(form, proof.signUp.slug);
  const password = form.text("password");
  if (slug === undefined || fields.password) return giveBack(page, { values, fields });
  const wait = await limitSecrets(request.headers);
  if (wait) return slowDown(page, wait, { values });
  try {
    const ticket = await found(proof.gate, slug, await hashPassword(password));
    return await signInAndGo(ticket, slug, `/${slug}/admin`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.code === "changed-meanwhile") return seeOther(page);
    return giveBack(page, { values: { slug: slug }, fields: { slug: refusal.code } });
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/proof/${encodeURIComponent((await params).token)}`);
