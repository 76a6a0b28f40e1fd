import { currentKeyVersion, keyed, keyVersions, makeToken, ownUrl } from "../secrets";

/** Eight bytes that only we can make of `body`, under every key that is kept, the newest first. */
export const shortProofs = (purpose: "return-path", body: Buffer): Buffer[] =>
  keyVersions().map((version) => keyed(purpose, version, body).subarray(0, 8));

/** Digits and letters of which none is taken for another when a link is read out or copied by hand. */
const SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz";

/** The first bits of a token's MAC, five a symbol. */
function spell(token: string, symbols: number): string {
  const bits = Buffer.from(token.slice(-32), "base64url").subarray(0, (symbols * 5) / 8);
  let rest = BigInt(`0x${bits.toString("hex")}`);
  let code = "";
  for (let place = 0; place < symbols; place += 1) {
    code = SYMBOLS[Number(rest & 31n)] + code;
    rest >>= 5n;
  }
  return code;
}

/** What a text has links of: to claim an account, and to prove a new mobile. */
export const SHORT_KINDS = ["claim", "address"] as const;
export type ShortKind = (typeof SHORT_KINDS)[number];

/** What stands behind /c/ for such a link: 80 bits, which only that kind of link begins with. */
const shortCode = (org: string, sendId: string, keyVersion: number, kind: ShortKind): string =>
  spell(makeToken(kind, org, sendId, keyVersion), 16);

/** What stands behind /<slug>/join/ for an open link: 40 bits of what hangs on a wall for everybody to read. */
export const joinCode = (org: string, linkId: string, keyVersion: number): string =>
  spell(makeToken("join", org, linkId, keyVersion), 8);

/** What was typed or tapped, if it can be such a code at all. */
export const readShortCode = (typed: string): string | undefined => {
  const code = typed.toLowerCase();
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(code) ? code : undefined;
};

/** The whole address that a text carries. */
export const shortLink = (
  org: string,
  sendId: string,
  keyVersion: number,
  kind: ShortKind = "claim",
): string => ownUrl(`/c/${shortCode(org, sendId, keyVersion, kind)}`);

/** A link of the same length whose secret is worth nothing: what a preview shows. */
export const deadShortLink = (): string => ownUrl(`/c/${"0".repeat(16)}`);

const digest = (purpose: string, version: number, text: string): string =>
  keyed(purpose, version, text).toString("base64url");

/** Digest under which the directory keeps a short link. Keyed: who reads the table cannot try links against it. */
export const shortDigest = (
  org: string,
  sendId: string,
  keyVersion: number,
  kind: ShortKind = "claim",
): string => digest("short-link", keyVersion, shortCode(org, sendId, keyVersion, kind));

/** The digests that a short link may be kept under, one for each key that is kept. */
export const shortDigests = (code: string): string[] =>
  keyVersions().map((version) => digest("short-link", version, code));

/** The digest that is kept of somebody's number by the newest key; a landline answers nothing. */
export const keptDigest = (one: { phoneKey: string | null; mobileCountry: string | null }) =>
  one.phoneKey && one.mobileCountry ? digest("mobile", currentKeyVersion(), one.phoneKey) : null;

/** Digests of a number (E.164), the newest key's first. */
export const mobileDigests = (phone: string): string[] =>
  keyVersions().map((version) => digest("mobile", version, phone));
