import { emailKey } from "@/accounts/input";

/** The status (RFC 3463) by which a server says that no such address exists; one of policy or size is about the letter. */
export function noSuchAddress(answer: string | null): string | undefined {
  const status = /(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(answer ?? "")?.[0];
  return status?.startsWith("5.1.") ? status : undefined;
}

/** Twilio's codes by which a number takes no text, now or later: none there, blocked, answered STOP, a landline. */
const NO_NUMBER: ReadonlySet<string> = new Set([
  ...["21211", "21214", "21217", "21265", "21610", "21614"],
  ...["30004", "30005", "30006"],
]);

/** The code of a text by which its number is of no use; one of the text, its sender or a phone that is off is not. */
export const noSuchNumber = (code: string | null): string | undefined =>
  code !== null && NO_NUMBER.has(code) ? code : undefined;

/** What an account is recognised by that a message went to. */
export const addressKeyOf = (address: string): string =>
  address.includes("@") ? emailKey(address) : address;
