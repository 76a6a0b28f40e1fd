import { cookies } from "next/headers";
import { formCookieName } from "@/lib/form-cookie";
import { bindForm, sameSecret } from "@/lib/secrets";

/** The hidden field that carries the proof. */
export const PROOF_FIELD = "proof";

const LONGEST_BODY = 64 * 1024;
/** A form comes in one piece; what takes longer over any line is kept open on purpose. */
const SLOWEST_MS = 20_000;

/** What a form said: one text a field, the empty one for whatever is missing, doubled or a file. */
export type PostedForm = { text: (name: string) => string };

const formOf = (data?: FormData | URLSearchParams): PostedForm => ({
  text: (name) => {
    const values = data?.getAll(name) ?? [];
    const [value] = values;
    return values.length === 1 && typeof value === "string" ? value : "";
  },
});

/** The pieces of a body as far as it may go; undefined for one that goes on. */
async function readPieces(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  longest: number,
): Promise<Uint8Array[] | undefined> {
  const pieces: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    length += value.length;
    if (length > longest) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}

/**
 * The body as far and as long as it may go; undefined for one that goes on: what a header says of its length binds nobody,
 * and who sends a sign a minute would hold a place for hours.
 */
export async function readBody(
  { body }: Request,
  longest: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  let isLate = false;
  const patience = setTimeout(() => {
    isLate = true;
    void reader.cancel();
  }, SLOWEST_MS);
  try {
    const pieces = await readPieces(reader, longest);
    return isLate || !pieces ? undefined : new Uint8Array(Buffer.concat(pieces));
  } finally {
    clearTimeout(patience);
  }
}

const URLENCODED = /^application\/x-www-form-urlencoded\b/i;

/** What our own forms send costs little to read; only one in parts takes the whole machinery of a response. */
const parse = (body: Uint8Array<ArrayBuffer>, type: string) =>
  URLENCODED.test(type)
    ? new URLSearchParams(new TextDecoder().decode(body))
    : new Response(body, { headers: { "content-type": type } }).formData();

/** Reads a posted form. A body that is none, or far too long, reads as an empty form, so that its page answers. */
export async function readForm(request: Request): Promise<PostedForm> {
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST_BODY) return formOf();
  try {
    const body = await readBody(request, LONGEST_BODY);
    return formOf(body && (await parse(body, request.headers.get("content-type") ?? "")));
  } catch {
    return formOf();
  }
}

const readNonce = async (): Promise<string | undefined> =>
  (await cookies()).get(formCookieName())?.value;

/** Binds a form to the browser that it is shown in (the proxy gives each one a nonce); "" where cookies are refused. */
export async function proveForm(subject: string): Promise<string> {
  const nonce = await readNonce();
  return nonce ? bindForm(nonce, subject) : "";
}

/** Tells this browser from others where one subject is concerned, and nothing else; undefined where cookies are refused. */
export async function readFormBrowser(subject: string): Promise<string | undefined> {
  const nonce = await readNonce();
  return nonce && bindForm(nonce, `browser ${subject}`);
}

/** Whether the form was shown in this very browser and is about this subject. */
export async function isProvenForm(form: PostedForm, subject: string): Promise<boolean> {
  const nonce = await readNonce();
  return nonce !== undefined && sameSecret(form.text(PROOF_FIELD), bindForm(nonce, subject));
}
