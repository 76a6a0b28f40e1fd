import { cookies } from "next/headers";
import { formCookieName } from "@/lib/form-cookie";
import { bindForm, sameSecret } from "@/lib/secrets";

/** The hidden field that carries the proof. */
export const PROOF_FIELD = "proof";

const LONGEST_BODY = 64 * 1024;

/** What a form said: one text a field, the empty one for whatever is missing, doubled or a file. */
export type PostedForm = { text: (name: string) => string };

const formOf = (data?: FormData): PostedForm => ({
  text: (name) => {
    const values = data?.getAll(name) ?? [];
    const [value] = values;
    return values.length === 1 && typeof value === "string" ? value : "";
  },
});

/** Reads a posted form. A body that is none, or far too long, reads as an empty form, so that its page answers. */
export async function readForm(request: Request): Promise<PostedForm> {
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST_BODY) return formOf();
  try {
    return formOf(await request.formData());
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

/** Whether the form was shown in this very browser and is about this subject. */
export async function isProvenForm(form: PostedForm, subject: string): Promise<boolean> {
  const nonce = await readNonce();
  return nonce !== undefined && sameSecret(form.text(PROOF_FIELD), bindForm(nonce, subject));
}
