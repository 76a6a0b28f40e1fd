import { email } from "@/accounts/input";
import type { Cell } from "./input";

/** What nearly every address looks like; others are left to the rule for all. */
const USUAL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/i;
const MOST = 254;

/** Domains that fingers make of others; nobody has a mailbox at them. */
const SLIPS = new Map(
  Object.entries({
    "gmail.com":
      "gmial.com gmai.com gmaill.com gmal.com gmil.com gamil.com gnail.com gmali.com gmaul.com gmail.cm gmail.co gmail.om gmail.cim gmail.vom gmail.coml ggmail.com",
    "hotmail.com":
      "hotmial.com hotmal.com hotmai.com hotmil.com hotnail.com hotamil.com homail.com hotmaill.com hotmail.cm hotmail.co",
    "hotmail.fr": "hotmial.fr hotmal.fr hotmai.fr hotnail.fr homail.fr hotamil.fr",
    "outlook.com":
      "outlok.com outloo.com outlool.com otlook.com outllook.com outook.com outlook.co",
    "outlook.fr": "outlok.fr outloo.fr otlook.fr outook.fr",
    "yahoo.com": "yaho.com yahooo.com yhaoo.com yahho.com yaoo.com yahoo.co",
    "yahoo.fr": "yaho.fr yahooo.fr yhaoo.fr yahho.fr yaoo.fr",
    "icloud.com": "iclould.com icoud.com iclod.com icloud.co",
    "orange.fr": "oragne.fr orang.fr ornage.fr orrange.fr orange.f",
    "wanadoo.fr": "wanado.fr wanaddo.fr wandoo.fr",
    "laposte.net": "lapost.net laposte.fr.net laposte.nt",
    "libero.it": "lbero.it libeo.it",
  }).flatMap(([right, slips]) => slips.split(" ").map((slip): [string, string] => [slip, right])),
);
/** Endings that no domain has. */
const ENDINGS: Readonly<Record<string, string>> = {
  con: "com",
  cmo: "com",
  ocm: "com",
  comm: "com",
  coom: "com",
  vom: "com",
  xom: "com",
  nte: "net",
  ogr: "org",
};

function slipOf(address: string): { domain: string; right: string } | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  const known = SLIPS.get(domain);
  if (known) return { domain, right: address.slice(0, at + 1) + known };
  const dot = domain.lastIndexOf(".");
  const ending = ENDINGS[domain.slice(dot + 1)];
  if (!ending || !Object.hasOwn(ENDINGS, domain.slice(dot + 1))) return undefined;
  return { domain, right: `${address.slice(0, at + 1)}${domain.slice(0, dot + 1)}${ending}` };
}

/** Marks that nobody sees are copied along with addresses, and no mailbox has them. */
const UNSEEN = /[\p{Cf}\p{NChar}]/u;

const isAddress = (text: string): boolean =>
  text.length <= MOST &&
  (USUAL.test(text) || (!UNSEEN.test(text) && email.safeParse(text).data === text));

const IN_BRACKETS = /^[^<>]*<([^<>]+)>\W*$/;

/** The address without what was copied along with it. */
const cleared = (text: string): string =>
  (IN_BRACKETS.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, "")
    .replace(/[\s\p{Cf}\p{NChar}]+/gu, "")
    .replace(/\(at\)|\[at\]/i, "@")
    .replace(/@{2,}/, "@")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.,;:<>'"]+|[.,;:<>'"]+$/g, "");

function mended(text: string): { right: string; code: "email-wrong" | "email-comma" } | undefined {
  const plain = cleared(text);
  const [local = "", ...domain] = plain.split("@");
  const dotted = `${local}@${domain.join("@").replace(/[,;]/g, ".")}`;
  const right = [plain, dotted].find(isAddress);
  if (!right) return undefined;
  return {
    right: slipOf(right)?.right ?? right,
    code: right === plain ? "email-wrong" : "email-comma",
  };
}

/** An address, or what is wrong with it and what was probably meant. */
export function readEmail(text: string): Cell<string> {
  if (isAddress(text)) {
    const slip = slipOf(text);
    if (!slip) return { value: text };
    return { wrong: { code: "email-typo", right: slip.right, like: slip.domain } };
  }
  if (text.length > MOST) return { wrong: { code: "too-long", detail: String(MOST) } };
  const { right, code } = mended(text) ?? { code: "email-wrong" as const };
  return { wrong: { code, ...(right && { right }) } };
}
