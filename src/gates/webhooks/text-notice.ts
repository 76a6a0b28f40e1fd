import { now } from "@/lib/clock";
import { count } from "@/lib/counting";
import { env } from "@/lib/env";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { ownUrl } from "@/lib/secrets";
import { readCallback, TEXTS_PATH } from "@/lib/texts/callback";
import { isSignedByTwilio } from "@/lib/texts/signature";
import { noteAnswer, readAnswer, whoseNumber } from "@/lib/texts/stops";
import { readBody } from "../form";
import { limitForgedTexts } from "../limits";
import { originOf } from "../origin";

/** What the provider tells of one of our texts. */
export type TextNotice = { message: string; status: string; code: string | null };
/** What somebody answered whose number it is. */
export type Answered = { id: string; phone: string; answer: "stop" | "start" };

type Taking = {
  notice: (scope: Scope, about: TextNotice) => Promise<boolean>;
  answer: (scope: Scope, about: Answered) => Promise<void>;
};

const LONGEST_NOTICE = 64 * 1_024;

/** Nothing is answered to a person: the provider does that itself where the law asks for it. */
const silence = (): Response =>
  new Response("<Response/>", { headers: { "content-type": "text/xml; charset=utf-8" } });

/** The fields of a request that the provider signed with the account's token; else the number of the refusal. */
async function signedFields(request: Request): Promise<Record<string, string> | number> {
  const token = env.TWILIO_AUTH_TOKEN;
  if (env.TEXT_TRANSPORT !== "twilio" || !token) return 404;
  const raw = await readBody(request, LONGEST_NOTICE);
  if (!raw) return 413;
  const fields = Object.fromEntries(new URLSearchParams(Buffer.from(raw).toString()));
  // what it was told to call, not what a proxy made of it
  const called = ownUrl(TEXTS_PATH + new URL(request.url).search);
  const signature = request.headers.get("x-twilio-signature") ?? "";
  if (isSignedByTwilio(token, signature, called, fields)) return fields;
  return (await limitForgedTexts(request.headers)) ? 429 : 401;
}

async function takeAnswer(
  fields: Record<string, string>,
  scopeOf: (org: string) => Scope,
  take: Taking["answer"],
): Promise<void> {
  const { From: phone = "", Body: text = "", OptOutType = null } = fields;
  const answer = /^\+\d{7,15}$/.test(phone) ? readAnswer(text, OptOutType) : undefined;
  if (!answer || !(await noteAnswer(phone, answer, now()))) return;
  for (const { org, id } of await whoseNumber(phone))
    await take(scopeOf(org), { id, phone, answer });
  count(`text ${answer}`);
}

/**
 * The door for what the provider of texts tells: what became of a text, named in the address that was given along with it,
 * and what people answer to the installation's number.
 */
export async function textNoticeGate(request: Request, take: Taking): Promise<Response> {
  const fields = await signedFields(request);
  if (typeof fields === "number") return new Response(null, { status: fields });
  const scopeOf = (org: string) => mintScope(org, { kind: "system" }, originOf(request.headers));
  const named = readCallback(new URL(request.url).searchParams.get("message"));
  const { MessageStatus: status, ErrorCode: code = null } = fields;
  if (named && status) {
    const about = { message: named.message, status, code };
    const isKnown = await take.notice(scopeOf(named.org), about);
    count(`text notice ${isKnown ? "known" : "unknown"}`);
    return new Response(null, { status: 204 });
  }
  await takeAnswer(fields, scopeOf, take.answer);
  return silence();
}
