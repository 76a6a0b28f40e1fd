import { z } from "zod";
import { readSize } from "@/accounts/components/form/storage-size";
import { e164, email, isNamed, LANGUAGES, line, NAMED, newAccount } from "@/accounts/input";
import { isMobile } from "@/profiles/input";

const tick = z.literal("on").optional().transform(Boolean);
const none = z.literal("").transform(() => null);

const size = z.string().transform((typed, context) => {
  const bytes = readSize(typed);
  if (bytes !== undefined) return bytes;
  context.addIssue({ code: "custom", message: "size-wrong" });
  return z.NEVER;
});

const mobile = (country: string) =>
  line(40).transform((typed, context) => {
    if (typed === null) return null;
    const number = e164(typed, country);
    if (number) return number;
    context.addIssue({ code: "custom", message: "phone-wrong" });
    return z.NEVER;
  });

/** By mail unless texts were chosen: that is how who has both is invited anyway. A code is for this once. */
const way = z
  .enum(["EMAIL", "SMS", "CODE"])
  .transform((chosen) => (chosen === "SMS" ? chosen : null));

/** The fields of a person as both forms send them; every one is there, an empty one empties. */
const fields = (country: string) =>
  newAccount.extend({
    phone: mobile(country).optional(),
    inviteBy: way.optional(),
    language: z.union([none, z.enum(LANGUAGES, "language-unknown")]),
    ownerId: z.union([none, z.uuid("owner-not-found")]).optional(),
    modificationPrevention: tick,
    creationNotification: tick,
    shareSpaceMax: size.optional(),
    saveSpaceMax: size.optional(),
  });

type Keyed = {
  email?: string | null;
  login?: string | null;
  externalId?: string | null;
  phone?: string | null | undefined;
  inviteBy?: string | null | undefined;
};
const isKeyed = ({ email, login, externalId, phone }: Keyed): boolean =>
  Boolean(email || login || externalId || phone);

/** Who is texted, or has nothing but a number, needs one that takes texts. */
const isReached = ({ phone, inviteBy, ...keys }: Keyed): boolean =>
  !phone || isMobile(phone) || (inviteBy !== "SMS" && isKeyed(keys));
const REACHED = { error: "phone-landline", path: ["phone"] };
const KEYED = { error: "key-missing", path: ["email"] };

/** "Add a person": with what is to happen at once. */
export const newPersonForm = (country: string) =>
  fields(country)
    .extend({
      status: z.enum(["open", "suspended"]).default("open"),
      /** Send the invitation, or copy the link where there is no address. */
      now: tick,
    })
    .refine(isNamed, NAMED)
    .refine(isKeyed, KEYED)
    .refine(isReached, REACHED);

/** "Invite an admin": by mail, so an address is needed. */
export const newAdminForm = (country: string) =>
  fields(country)
    .extend({
      email: email.refine((value) => value !== null, "email-missing"),
      role: z.string().min(1, "role-missing").max(40),
    })
    .refine(isNamed, NAMED);

/** "Edit profile". */
export const profileForm = (country: string) =>
  fields(country)
    .omit({ kind: true })
    .refine(isNamed, NAMED)
    .refine(isKeyed, KEYED)
    .refine(isReached, REACHED);

export const personId = z.object({ org: z.string().max(100), id: z.uuid("not-found") });
export const orgOf = z.object({ org: z.string().max(100) });
