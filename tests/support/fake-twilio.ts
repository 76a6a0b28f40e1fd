import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { openTwilio } from "@/lib/texts/texter";

export const SID = `AC${"0".repeat(32)}`;
export const TOKEN = "what-twilio-signs-with-in-these-tests";
export const FROM = "+33700000000";

/** What the fake says to a text for a number: an error of Twilio's, or nothing at all. */
export type Answer =
  | { status: number; code: number; message?: string }
  /** Takes no text and never answers. */
  | "silent"
  /** Takes it and hangs up before it says so. */
  | "taken";

export type Taken = {
  sid: string;
  to: string;
  body: string;
  callback: string | null;
  /** A number, or a messaging service. */
  sender: string;
};

const PATH = `/2010-04-01/Accounts/${SID}/Messages.json`;
const BASIC = `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString("base64")}`;
const E164 = /^\+[1-9]\d{6,14}$/;
const LONGEST = 1_600;

const asMessage = ({ sid, to, body }: Taken) => ({
  ...{ sid, to, body, status: "queued", account_sid: SID, from: FROM, num_segments: "1" },
  ...{ error_code: null, error_message: null, direction: "outbound-api" },
});

/** What is wrong with a request for a text, as Twilio would say it. */
function faultOf(form: URLSearchParams, from: string): Exclude<Answer, string> | undefined {
  const sender = form.get(from.startsWith("MG") ? "MessagingServiceSid" : "From");
  if (sender !== from) return { status: 400, code: 21606 };
  if (!E164.test(form.get("To") ?? "")) return { status: 400, code: 21211 };
  if (!form.get("Body")) return { status: 400, code: 21602 };
  return (form.get("Body") ?? "").length > LONGEST ? { status: 400, code: 21617 } : undefined;
}

type Said = { status: number; body: object };
const refusal = ({ status, code, message = "refused" }: Exclude<Answer, string>): Said => ({
  status,
  body: { status, code, message, more_info: "" },
});

/** What is wrong with a request before anybody looks at its text. */
function doorFault({ method, headers }: IncomingMessage, path: string): Said | undefined {
  if (path !== PATH) return refusal({ status: 404, code: 20404 });
  if (headers.authorization !== BASIC) return refusal({ status: 401, code: 20003 });
  const isForm = /^application\/x-www-form-urlencoded/.test(headers["content-type"] ?? "");
  return method === "POST" && !isForm ? refusal({ status: 415, code: 20415 }) : undefined;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString());
}

/** Takes a text, or says what is wrong with it; undefined where nothing is answered. */
function take(
  form: URLSearchParams,
  taken: Taken[],
  answer: Answer | undefined,
  from: string,
): Said | undefined {
  if (answer === "silent") return undefined;
  const fault = faultOf(form, from) ?? (typeof answer === "object" ? answer : undefined);
  if (fault) return refusal(fault);
  const sid = `SM${String(taken.length).padStart(32, "0")}`;
  const [to = "", body = ""] = [form.get("To") ?? "", form.get("Body") ?? ""];
  const one = { sid, to, body, callback: form.get("StatusCallback"), sender: from };
  taken.push(one);
  return { status: 201, body: asMessage(one) };
}

/** Twilio's messages as far as we use them, over real HTTP on loopback. */
export async function fakeTwilio(answers: Readonly<Record<string, Answer>> = {}, from = FROM) {
  const taken: Taken[] = [];
  const given = { ...answers };
  const server = createServer(async (request, response) => {
    const say = ({ status, body }: Said) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const url = new URL(request.url ?? "", "http://fake");
    const fault = doorFault(request, url.pathname);
    if (fault) return say(fault);
    if (request.method === "GET") {
      const sent = taken.filter(({ to }) => to === url.searchParams.get("To"));
      const body = { messages: sent.map(asMessage), page_size: 50, uri: PATH };
      return say({ status: 200, body });
    }
    const form = await formOf(request);
    const answer = given[form.get("To") ?? ""];
    const said = take(form, taken, answer, from);
    if (answer === "taken") request.socket.destroy();
    else if (said) say(said);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = { sid: SID, token: TOKEN, from, url };
  // only silence is waited out: the first of a process's answers is late, because the client reads its own code first
  const hasSilent = Object.values(given).includes("silent");
  const texter = openTwilio(account, hasSilent ? { timeoutMs: 300 } : {});
  return { taken, answers: given, texter };
}
