import type { Permission } from "@/admins/rules";

const HOUR = 3_600_000;

/** What proves a new one: a mail to a new address, a text to a new mobile. */
export type ProvenBy = "EMAIL" | "SMS";

/** What an account is to be reached by from now on. */
export type NewAddress = { email: string } | { phone: string };

/** The new mailbox may be read the next morning. */
export const ADDRESS_LIFE = 24 * HOUR;

/** As many links as one account may ask for in a day by either way, and as many as may go to one mailbox or number. */
export const MOST_ASKED = 5;
export const ASKED_WITHIN = 24 * HOUR;

/** One mailbox has as many addresses as it likes behind a plus sign. Read alike here and in statements. */
export const BEHIND_PLUS = "[+][^@]*(?=@[^@]*$)";
export const bareMailbox = (key: string): string => key.replace(new RegExp(BEHIND_PLUS), "");

/** The asking that has to be a day old before there is room again; none where there is. */
export type Askings = { byAccount: Date | null; toMailbox: Date | null };

/** When the next link may be asked for, unless it is now. */
export function nextAsking({ byAccount, toMailbox }: Askings): Date | undefined {
  const full = [byAccount, toMailbox].flatMap((at) => (at ? [at.getTime()] : []));
  return full.length > 0 ? new Date(Math.max(...full) + ASKED_WITHIN) : undefined;
}

/** What a link that proves a new address is worth to its holder; "dead" tells nothing. */
export type AddressWorth = "live" | "expired" | "used" | "replaced" | "dead";

export type AddressFacts = {
  status: string;
  epoch: number;
  sendEpoch: number;
  consumedAt: Date | null;
  isNewest: boolean;
  expiresAt: Date;
  /** The person named the address; an admin who did vouches for it. */
  isOwn: boolean;
  askedAt: Date;
  /** What who named it may do now: nothing, once they are not ACTIVE. */
  voucher: readonly Permission[];
  /** What the person may do now, and since when. */
  subject: readonly Permission[];
  roleGivenAt: Date | null;
};

/** Who may name the address now still vouches for it; a role given since was given to who reads the old mailbox. */
function isVouched({ isOwn, askedAt, voucher, subject, roleGivenAt }: AddressFacts): boolean {
  if (isOwn) return true;
  if (roleGivenAt !== null && roleGivenAt >= askedAt) return false;
  return (
    voucher.includes("accounts.manage") &&
    subject.every((permission) => voucher.includes(permission))
  );
}

/** Whatever raises the epoch (a new password, a suspension) stops a change under way. */
export function addressWorth(link: AddressFacts, now: Date): AddressWorth {
  if (link.status !== "ACTIVE") return "dead";
  if (link.consumedAt) return "used";
  if (!link.isNewest) return "replaced";
  if (link.epoch !== link.sendEpoch || !isVouched(link)) return "dead";
  return link.expiresAt <= now ? "expired" : "live";
}

/** "am•••@halden.com": enough to recognise one's own address, too little to learn somebody's. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, at)].slice(0, 2).join("")}•••${email.slice(at)}`;
}

/** "+33•••78": the same of a number. */
export const maskNumber = (phone: string): string => `${phone.slice(0, 3)}•••${phone.slice(-2)}`;

/** What somebody is called by; of who has no name their key stands for it. */
type Called = Record<"firstName" | "lastName" | "email" | "login" | "phone", string | null>;

const start = (text: string, length: number): string => [...text].slice(0, length).join("");

/** "A. D.": whose account it is, for who may be anybody. Enough for its holder, who is nobody that a stranger could name. */
export function maskedName({ firstName, lastName, email, login, phone }: Called): string {
  const names = [firstName, lastName].flatMap((name) => name?.trim() || []);
  if (names.length > 0) return names.map((name) => `${start(name, 1).toUpperCase()}.`).join(" ");
  if (email) return maskAddress(email);
  if (login) return `${start(login, 2)}•••`;
  return phone ? maskNumber(phone) : "–";
}
