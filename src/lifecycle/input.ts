import { z } from "zod";
import { email, isNamed, NAMED, personName } from "@/accounts/input";
import { normalForm } from "@/lib/characters";
import { country, language, organizationName, slug, timeZone } from "@/orgs/input";
import { NOWHERE } from "@/places/rules";

const founderName = personName.transform((value) => value ?? "");

/** Who asks for an organisation of their own. Every message is a code that the page has a sentence for. */
export const signUpInput = z
  .object({
    name: organizationName,
    slug,
    firstName: founderName,
    lastName: founderName,
    email: email
      .refine((value) => value !== null, "email-missing")
      .transform((value) => value ?? ""),
    language,
    timeZone: timeZone.catch(NOWHERE),
    country: country.optional(),
  })
  .refine(isNamed, NAMED);
export type SignUpInput = z.output<typeof signUpInput>;

/** What somebody types to be found: an address or a login. Anything else than a short visible line finds nobody. */
export const identifierInput = z
  .string()
  .transform((value) => normalForm(value, "NFC").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(254)
      .regex(/^\P{Cc}+$/u),
  );
