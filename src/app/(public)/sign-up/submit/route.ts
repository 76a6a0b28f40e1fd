import { isNamed, NAMED } from "@/accounts/input";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm, textsOf } from "@/app/own-form";
import { limitMails } from "@/gates/limits";
import { signUpGate } from "@/gates/sign-up";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { signUpInput } from "@/lifecycle/input";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { guessPlace } from "@/places/rules";

const PAGE = "/sign-up";
const FIELDS = ["name", "slug", "firstName", "lastName", "email", "language", "timeZone"] as const;

/** Notes the wish for an organisation and mails the link that proves the address. */
export async function POST(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return giveBack(PAGE, { error: "not-allowed" });
  const values = textsOf(form, FIELDS);
  const languages = request.headers.get("accept-language") ?? "";
  const place = guessPlace({ zone: values.timeZone, languages });
  const slugged = { ...values, slug: values.slug.trim() || values.name };
  const parsed = signUpInput.safeParse({ ...slugged, ...place });
  if (!parsed.success) {
    const { slug, ...fields } = faultsOf(parsed.error);
    // an address that is missing ends the reading before both names are looked at
    const isFounder = isNamed({
      firstName: values.firstName.trim(),
      lastName: values.lastName.trim(),
    });
    if (!isFounder) fields.firstName ??= NAMED.error;
    // An address taken from a name that is itself at fault is not the person's mistake.
    const isOwn = slug !== undefined && (values.slug.trim() !== "" || fields.name === undefined);
    return giveBack(PAGE, { values, fields: isOwn ? { ...fields, slug } : fields });
  }
  const wait = await limitMails(request.headers, ["sign-up", parsed.data.email.toLowerCase()]);
  if (wait) return slowDown(PAGE, wait, { values });
  try {
    await inOrg(await signUpGate(), (tx) => requestSignUp(tx, parsed.data));
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return giveBack(PAGE, {
      values: { ...values, slug: parsed.data.slug },
      fields: { slug: fault.code },
    });
  }
  return giveBack(`${PAGE}/sent`, { values: { email: parsed.data.email } });
}

export const GET = (): Response => seeOther(PAGE);
