import { identifierKey } from "@/accounts/input";
import type { RowChange } from "@/plans/rules";
import type { KnownAccount } from "./queries";

type Names = Record<"email" | "login" | "externalId" | "phone", string | null>;

/** With what somebody signs in: address and login; who has neither with their external ID, and who has none with their mobile. */
const signsInWith = ({ email, login, externalId, phone }: Names): string[] => {
  const own = [email, login].filter((name) => name !== null);
  if (own.length > 0) return own;
  return [externalId ?? phone].filter((name) => name !== null);
};

/** Of somebody who claimed: what they sign in with now and could no longer, once these fields are written. */
export function noteSignIn(
  { fields }: Pick<RowChange, "fields">,
  known: KnownAccount,
): Pick<RowChange, "signIn"> {
  if (!known.claimedAt || !fields) return {};
  const next = (field: keyof Names) => (fields[field] ? String(fields[field][1]) : known[field]);
  const yes = signsInWith({
    ...{ email: next("email"), login: next("login") },
    ...{ externalId: next("externalId"), phone: next("phone") },
  });
  const keys = new Set(yes.map(identifierKey));
  const no = signsInWith(known).filter((name) => !keys.has(identifierKey(name)));
  return no.length > 0 ? { signIn: { no, yes } } : {};
}
