/** What a notice says became of a mail. */
export type Outcome = "delivered" | "delayed" | "bounced" | "complained";

/** What it says of one recipient, as far as it says. */
export type Report = {
  outcome: Outcome;
  /** The addresses it names: the one that was written to, and the one it came to. */
  recipients: string[];
  /** "5.1.1" (RFC 3463). */
  status: string | null;
  /** The server's own words. */
  answer: string | null;
};

const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/;

/** The first status of three numbers in a text. */
export const statusIn = (text: string): string | undefined => STATUS.exec(text)?.[0];

/** A bare address out of "rfc822; <Amara@halden.example>". */
export const addressIn = (value: string): string | undefined =>
  /[^\s<>;:,()"]+@[^\s<>;:,()"]+/.exec(value.replace(/^[\w-]+\s*;/, ""))?.[0]?.toLowerCase();
