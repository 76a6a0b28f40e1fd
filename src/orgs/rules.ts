import blacklist from "the-big-username-blacklist";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** First parts of our own addresses, today's and planned: an organisation named so could never be reached. */
const OUR_ADDRESSES = words(`
  _next account admin api assets auth c claim code favicon find fonts forgot health help icon
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
const LINK = new RegExp(`://|\\bwww\\.|[\\p{L}\\p{N}-]\\.(?:${TOP_LEVEL})(?![\\p{L}\\p{N}])`, "iu");

/** Whether mail programs would turn a part of the text into a link: no name may carry one into somebody's mailbox. */
export const hasLink = (text: string): boolean => LINK.test(text);
