const HOUR = 3_600_000;

/** The new mailbox may be read the next morning. */
export const ADDRESS_LIFE = 24 * HOUR;

/** What a link that proves a new address is worth to its holder; "dead" tells nothing. */
export type AddressWorth = "live" | "expired" | "used" | "replaced" | "dead";

export type AddressFacts = {
  status: string;
  epoch: number;
  sendEpoch: number;
  consumedAt: Date | null;
  isNewest: boolean;
  expiresAt: Date;
};

/** Whatever raises the epoch (a new password, a suspension) stops a change under way. */
export function addressWorth(link: AddressFacts, now: Date): AddressWorth {
  if (link.status !== "ACTIVE") return "dead";
  if (link.consumedAt) return "used";
  if (!link.isNewest) return "replaced";
  if (link.epoch !== link.sendEpoch) return "dead";
  return link.expiresAt <= now ? "expired" : "live";
}

/** "am•••@halden.com": enough to recognise one's own address, too little to learn somebody's. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, at)].slice(0, 2).join("")}•••${email.slice(at)}`;
}
