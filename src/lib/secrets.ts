import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

/** What a derived secret is for; each purpose has a sub-key of its own. */
export type TokenKind = MailedKind | "ticket" | "code" | "join";
type MailedKind = "claim" | "reset" | "proof" | "address" | "unsubscribe" | "entry";
type Ring = { current: number; keys: Map<number, Buffer>; subKeys: Map<string, Buffer> };

// "1:<base64url 32 bytes>,2:…": the highest version signs, all verify.
function readRing(text: string): Ring {
  const keys = new Map<number, Buffer>();
  for (const part of text.split(",")) {
    const [version, key] = part.split(":");
    keys.set(Number(version), Buffer.from(key ?? "", "base64url"));
  }
  return { current: Math.max(...keys.keys()), keys, subKeys: new Map() };
}

let ring: Ring | undefined;
const keyRing = (): Ring => {
  ring ??= readRing(env.ROLLCALL_KEYS);
  return ring;
};

/** Reads the keys anew at the next look: tests rotate and retire them within one process. */
export const forgetKeys = (): void => {
  ring = undefined;
};

function subKey(version: number, purpose: string): Buffer {
  const { keys, subKeys } = keyRing();
  const name = `${version} ${purpose}`;
  const known = subKeys.get(name);
  if (known) return known;
  const master = keys.get(version);
  if (!master) throw new Error(`ROLLCALL_KEYS has no version ${version}`);
  const key = Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `rollcall ${purpose}`, 32));
  subKeys.set(name, key);
  return key;
}

export const newId = (): string => randomUUID();

/** The key version that new secrets are derived with; their rows keep it. */
export const currentKeyVersion = (): number => keyRing().current;

const packId = (id: string): string =>
  Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
function unpackId(text: string): string {
  const hex = Buffer.from(text, "base64url").toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const mac = (kind: TokenKind, version: number, body: string): Buffer =>
  createHmac("sha256", subKey(version, kind)).update(body).digest().subarray(0, 24);

/** `<kind>_<org>_<row>_<mac>`: carries its tenant, is derived from the row's id and stored nowhere. */
export function makeToken(
  kind: TokenKind,
  org: string,
  row: string,
  keyVersion = currentKeyVersion(),
): string {
  const body = `${kind}_${packId(org)}_${packId(row)}`;
  return `${body}_${mac(kind, keyVersion, body).toString("base64url")}`;
}

/** The whole address of a page or picture of ours, for letters. */
export const ownUrl = (path: string): string => env.APP_URL + path;

/** The whole address of a link that carries a token. `/not-me` and the like go behind it. */
export const linkOf = (token: string): string =>
  `${env.APP_URL}/${token.slice(0, token.indexOf("_"))}/${token}`;

/** A link of the same shape whose secret is worth nothing: what a preview shows. */
export const deadLink = (kind: TokenKind, org: string): string =>
  linkOf(`${kind}_${packId(org)}_${"0".repeat(22)}_${"0".repeat(32)}`);

/** What a token names, if its MAC is right under any key that is still kept; undefined for everything else. */
export function readToken(
  kind: TokenKind,
  token: string,
): { org: string; row: string; keyVersion: number } | undefined {
  const parts = /^([a-z]+)_([\w-]{22})_([\w-]{22})_([\w-]{32})$/.exec(token);
  if (parts?.[1] !== kind) return undefined;
  const given = Buffer.from(parts[4] ?? "", "base64url");
  const body = token.slice(0, -33);
  for (const version of keyRing().keys.keys()) {
    if (timingSafeEqual(given, mac(kind, version, body)))
      return { org: unpackId(parts[2] ?? ""), row: unpackId(parts[3] ?? ""), keyVersion: version };
  }
  return undefined;
}

/** The versions of the master key that are kept, the newest first. */
export const keyVersions = (): number[] => [...keyRing().keys.keys()].sort((a, b) => b - a);

/** What only we can make of `body`, for what has no room for a whole token (secrets/short). */
export const keyed = (purpose: string, version: number, body: string | Buffer): Buffer =>
  createHmac("sha256", subKey(version, purpose)).update(body).digest();

/** What an access code is spelled from (codes/rules): bytes that only we can make of its send. */
export const codeBytes = (org: string, row: string, keyVersion: number): Buffer =>
  createHmac("sha256", subKey(keyVersion, "access-code"))
    .update(`${packId(org)}_${packId(row)}`)
    .digest();

/** Digest under which the directory keeps an access code. Keyed: who reads the table cannot try codes against it. */
export const codeDigest = (code: string, keyVersion: number): string =>
  createHmac("sha256", subKey(keyVersion, "access-code-digest")).update(code).digest("base64url");

/** The digests that a typed code may be kept under, one for each key that is kept. */
export const codeDigests = (code: string): string[] =>
  [...keyRing().keys.keys()].map((version) => codeDigest(code, version));

/** Digest under which the directory keeps a name. Slugs are public; a browser's id is 256 random bits: neither needs a key. */
export const directoryDigest = (value: string): string =>
  createHash("sha256").update(value).digest("base64url");

/** What an organisation writes into its domain's records to show that it is theirs. No other's says the same, so it need not be secret. */
export const domainProof = (org: string, domain: string): string =>
  `rollcall=${createHash("sha256").update(`domain ${org} ${domain}`).digest("base64url").slice(0, 32)}`;

/** A fresh random id of a browser: the only thing its cookie holds. */
export const newBrowserId = (): string => randomBytes(32).toString("base64url");

/** Binds a form to the browser it was shown in: a digest of the browser's nonce and what the form is about. */
export const bindForm = (nonce: string, subject: string): string =>
  createHmac("sha256", subKey(currentKeyVersion(), "form"))
    .update(`${nonce} ${subject}`)
    .digest("base64url");

export function sameSecret(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest();
  return timingSafeEqual(left, createHash("sha256").update(b).digest());
}

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, text. The organisation is associated data, so no other's row opens it. */
export function seal(key: Buffer, org: string, plain: Buffer): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(org));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** Opens what `seal` closed; a wrong key, organisation or bit throws. */
export function unseal(key: Buffer, org: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(
    Buffer.from(org),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** What is stored sealed under the master key; each kind has a sub-key of its own. */
export type SealedKind = "account-key" | "sender" | "letters";
type SealedSecret = { sealed: Uint8Array<ArrayBuffer>; keyVersion: number };

/** Seals a secret that has to be stored, under the newest version of the master key. */
export function sealSecret(kind: SealedKind, org: string, plain: Buffer): SealedSecret {
  const keyVersion = currentKeyVersion();
  return { sealed: seal(subKey(keyVersion, kind), org, plain), keyVersion };
}

export const openSecret = (
  kind: SealedKind,
  org: string,
  { sealed, keyVersion }: { sealed: Uint8Array; keyVersion: number },
): Buffer => unseal(subKey(keyVersion, kind), org, sealed);

/** The same secret under the newest version of the master key. */
export const reseal = (kind: SealedKind, org: string, secret: SealedSecret): SealedSecret =>
  sealSecret(kind, org, openSecret(kind, org, secret));

/** A fresh key for one account's audit values, sealed under the master key of the current version. */
export function newAccountKey(org: string): SealedSecret & { key: Buffer } {
  const key = randomBytes(32);
  return { key, ...sealSecret("account-key", org, key) };
}

export const openAccountKey = (org: string, sealed: Uint8Array, keyVersion: number): Buffer =>
  openSecret("account-key", org, { sealed, keyVersion });

const SECRET = /\b([a-z]+)_[\w-]{22}_[\w-]{22}_[\w-]{32}|(?<=\/c\/)[0-9a-z]{16}/g;

/** An address as it may be written down: without what is searched for, and without what a link opens. */
export const withoutSecrets = (address: string): string =>
  address
    .replace(/[?#].*$/s, "")
    .replace(SECRET, (_, kind: string | undefined) => (kind ? `${kind}_…` : "…"));
