import { readAs } from "@emails/clean";
import blacklist from "the-big-username-blacklist";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** First parts of our own addresses, today's and planned: an organisation named so could never be reached. */
const OUR_ADDRESSES = words(`
  _next account address admin api assets auth c claim code entry favicon find fonts forgot health help icon
  images invitation invite join legal locale login logout mailbox me metrics operator
  organisation organization privacy proof public ready reset robots scim security settings
  sign-in sign-out sign-up signin signout signup sitemap static status support system terms
  theme v1 v2 webhooks well-known www
`);

/** Names that people would trust with a password; somebody else's organisation must not look like them. */
const BRANDS = words(`
  adobe airbnb alibaba amazon amex apple asana atlassian aws binance bnpparibas booking
  chatgpt cisco coinbase dhl discord docusign dropbox ebay facebook fedex genesys github
  gitlab gmail google hotmail hsbc hubspot ibm icloud instagram linkedin mastercard meta
  microsoft mozilla netflix office365 okta oodrive openai oracle outlook paypal reddit
  revolut rollcall salesforce samsung sap servicenow shopify skype slack snapchat
  spotify stripe telegram tiktok twilio twitter ups visa whatsapp wikipedia workday workleap
  yahoo youtube zendesk zoom
`);

/** A brand as long as this is refused anywhere in a slug; a shorter one only as a word of its own ("pineapple" may be). */
const LONG_BRAND = 6;

const LOOK_ALIKES: readonly [RegExp, string][] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/[1i|]/g, "l"],
  [/0/g, "o"],
  [/3/g, "e"],
  [/4/g, "a"],
  [/5/g, "s"],
  [/6/g, "b"],
  [/7/g, "t"],
  [/8/g, "b"],
  [/9/g, "g"],
];

/** What a hurried reader sees: look-alike signs fall together, "rnicros0ft" and "microsoft" into one. */
const skeleton = (word: string): string =>
  LOOK_ALIKES.reduce((text, [sign, seen]) => text.replace(sign, seen), word);

const RESERVED = new Set(
  [...OUR_ADDRESSES, ...blacklist.list].flatMap((word) => [word, skeleton(word)]),
);
const BRAND_SKELETONS = BRANDS.map(skeleton);

const SLUG = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/** Whether the text has the form of a slug: 3 to 63 small letters, digits and single hyphens. */
export const isSlug = (slug: string): boolean => SLUG.test(slug);

/** Reserved words, brands and what looks like either are nobody's address. */
export function isSlugRefused(slug: string): boolean {
  const seen = skeleton(slug);
  if (RESERVED.has(slug) || RESERVED.has(seen)) return true;
  const parts = seen.split("-");
  const run = parts.join("");
  return BRAND_SKELETONS.some(
    (brand) =>
      run === brand || parts.includes(brand) || (brand.length >= LONG_BRAND && run.includes(brand)),
  );
}

/** Small letters, digits and single hyphens: what a slug can be made of from any name. */
export const normalizeSlug = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ø/g, "o")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");

const TOP_LEVEL =
  "com|net|org|info|biz|io|co|app|dev|site|online|shop|store|xyz|top|club|link|click|live|pro|me|tv|cc|ai|to|ly|gl|gg|" +
  "eu|fr|de|uk|us|ca|be|ch|nl|es|it|pt|br|cn|jp|th|in|ru|pl|se|no|fi|dk|at|au|ie|cz|lu|mx|ar|za|kr|tw|hk|sg|id|vn|ua|tr|gr|ro|hu";
/* There are more than a thousand top-level names, and new ones every year: two words with a dot between them are a link. A
   single sign before the dot is only where what follows is a well-known name ("e.V." is none, "x.com" is one). */
const LINKS: readonly RegExp[] = [
  /:\/\/|(?<![\p{L}\p{N}])www\./iu,
  new RegExp(`[\\p{L}\\p{N}-]\\.(?:${TOP_LEVEL})(?![\\p{L}\\p{N}])`, "iu"),
  /[\p{L}\p{M}\p{N}_-]{2}\.[\p{L}\p{M}]{2}/u,
  // A merge field takes the place of either word.
  /\}\.[\p{L}\p{M}]{2}|[\p{L}\p{M}\p{N}_-]{2}\.\{|\}\.\{/u,
  // The full stop of Chinese and Japanese ends sentences there; between Latin words browsers read it as a dot.
  /[a-z0-9-]\u3002[a-z]{2}/iu,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/u,
];

/** Whether mail programs would turn a part of the text into a link: no name may carry one into somebody's mailbox. */
export function hasLink(text: string): boolean {
  const read = readAs(text);
  return LINKS.some((link) => link.test(read));
}

/** The first word of a text that would become a link, as it is written there. */
export const findLink = (text: string): string | undefined => text.split(/\s+/).find(hasLink);

/** Trust grows with people who really claim and with time (domain rules, section 5). The last step is trusted. */
const TRUST: readonly { step: number; claims: number; days: number }[] = [
  { step: 1, claims: 3, days: 1 },
  { step: 2, claims: 10, days: 3 },
  { step: 3, claims: 25, days: 7 },
  { step: 3, claims: 5, days: 30 },
];
export const TRUSTED = 3;
/** More claims than this make no difference: nobody has to count them. */
export const CLAIMS_THAT_COUNT = Math.max(...TRUST.map(({ claims }) => claims));

/** The step of an organisation: what an operator said, else what it has earned. */
export function trustStep(
  { said, claims, createdAt }: { said: number | null; claims: number; createdAt: Date },
  now: Date,
): number {
  if (said !== null) return said;
  const days = (now.getTime() - createdAt.getTime()) / 86_400_000;
  const earned = TRUST.filter((one) => claims >= one.claims && days >= one.days);
  return Math.max(0, ...earned.map(({ step }) => step));
}

/** Invitations and reminders of one day over the installation's own provider, by step; who is trusted has no cap. */
const LETTERS_A_DAY: readonly number[] = [200, 1_000, 10_000];
export const mostLetters = (step: number): number | undefined => LETTERS_A_DAY[step];

/** Texts cost, and some numbers earn by them: who is not trusted yet texts to so many countries. */
export const UNTRUSTED_COUNTRIES = 3;

/** An address that was left is nobody else's for good: so many moves in so many days, one while untrusted. */
const MOVES = { trusted: 3, untrusted: 1 };
export const MOVE_WINDOW_MS = 30 * 86_400_000;

/** When an organisation may move again that moved at these times; undefined if it may now. */
export function nextMove(moves: readonly Date[], step: number, now: Date): Date | undefined {
  const most = step >= TRUSTED ? MOVES.trusted : MOVES.untrusted;
  const free = moves
    .map((at) => at.getTime() + MOVE_WINDOW_MS)
    .filter((at) => at > now.getTime())
    .sort((a, b) => b - a)[most - 1];
  return free === undefined ? undefined : new Date(free);
}

/** What an organisation may ask after an access code, so that a lost letter is not enough. */
export const CODE_FACTS = ["LAST_NAME", "EXTERNAL_ID"] as const;

/** Second factors that an organisation may allow, and require; a value on an account counts only once it is allowed. */
export const FACTORS = ["TOTP", "SMS", "FIDO2"] as const;
export type Factor = (typeof FACTORS)[number];

/** A colour as it is saved: everything tinted derives from it, whatever its hue and lightness. */
export const isColor = (value: string): boolean => /^#[0-9a-f]{6}$/.test(value);

/** The address of an organisation's logo; a new logo has a new one, so that every copy of it may be kept. */
export const logoPath = (org: {
  slug: string;
  logoFileId?: string | null | undefined;
}): string | undefined => (org.logoFileId ? `/${org.slug}/logo/${org.logoFileId}` : undefined);

/** The same page of the organisation under its address of today. */
export const movedPath = (path: string, from: string, to: string): string =>
  path === `/${from}` || path.startsWith(`/${from}/`) || path.startsWith(`/${from}?`)
    ? `/${to}${path.slice(from.length + 1)}`
    : `/${to}`;

const MAIL_ADDRESS = /[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[\p{L}\d-]{2,}/u;

/** Where whom it may help is asked: the address within "Ana, ana@example.org, room 4", else the page of help. */
export function askHref(org: { helpContact: string | null; helpUrl: string | null }) {
  const address = MAIL_ADDRESS.exec(org.helpContact ?? "")?.[0];
  return address ? `mailto:${encodeURIComponent(address).replace("%40", "@")}` : org.helpUrl;
}
