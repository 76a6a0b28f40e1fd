import { cutText } from "@/lib/characters";
import { withoutLinks } from "../mail/outcome";

/**
 * What became of one text. `later` and `failed` are about this text (its number, its content); `outage` is about the provider
 * as a whole, so it is no attempt at this text.
 */
export type TextOutcome =
  | { kind: "sent"; answer: string }
  | { kind: "later"; code: string; answer: string }
  | { kind: "failed"; code: string; answer: string }
  | { kind: "outage"; code: string; answer: string };

/** Codes of Twilio's for which no text at all would go: sign-in, account, sender, rate. */
const PROVIDER_FAULTS: ReadonlySet<number> = new Set([
  ...[20003, 20005, 20006, 20008, 20429],
  ...[21603, 21606, 21659, 21660, 21661, 21701, 21703, 21704, 21705],
  ...[30001, 30002],
]);
const UNREACHED: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN"],
  ...["ENOTFOUND", "EAI_AGAIN", "EPROTO", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

const LONGEST_ANSWER = 500;
const harmless = (words: string): string =>
  cutText(withoutLinks(words).replace(/\/c\/[0-9a-z]{16}/gi, "/c/…"), LONGEST_ANSWER);

/** Our own word for a provider that gave no answer of its own, or only that something broke on its side. */
const UNANSWERED = "text-unanswered";

type Fault = { message: string; status?: number; code?: number | string };

/** Twilio's own answer to a text that it did not take. */
function ofAnswer(status: number, { code, message }: Fault): TextOutcome {
  const said = { code: String(code ?? status), answer: harmless(message) };
  const isProvider = PROVIDER_FAULTS.has(Number(code)) || [401, 403, 429, 503].includes(status);
  // a region that is switched off at the provider is about this number, whatever the status
  if (isProvider && Number(code) !== 21408) return { kind: "outage", ...said };
  return status >= 500 ? { kind: "later", ...said, code: UNANSWERED } : { kind: "failed", ...said };
}

/** Tells from an error of the client what to do with the text. What may have been taken is tried later, and looked for first. */
export function textOutcomeOf(error: unknown): TextOutcome {
  if (!(error instanceof Error)) throw error;
  const fault: Fault = error;
  if (typeof fault.status === "number") return ofAnswer(fault.status, fault);
  const code = String(fault.code ?? "ECONNECTION");
  const answer = harmless(fault.message);
  return UNREACHED.has(code)
    ? { kind: "outage", code, answer }
    : { kind: "later", code: UNANSWERED, answer };
}
