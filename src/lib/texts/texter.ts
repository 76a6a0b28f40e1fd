import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient";
import { env } from "../env";
import { openLocalTexter } from "./local";
import { textOutcomeOf } from "./outcome";
import type { Text, Texter } from "./text";

const TIMEOUT_MS = 20_000;
const TWILIO_URL = "https://api.twilio.com";
/** Of the texts to one number, the newest. */
const LOOKED_AT = 20;

/** A link that is one sending's alone; the dead one of a trial is not. */
const OWN_LINK = /\/c\/(?!0{16})[0-9a-z]{16}/;

/** One text and its repeat carry the same link; the day until which it counts may be another by then. */
function isSame(sent: string, body: string): boolean {
  const link = OWN_LINK.exec(body)?.[0];
  return link ? sent.includes(link) : sent === body;
}

/** The client's own requests, to whatever address the settings name. */
class Requests extends twilio.RequestClient {
  constructor(
    private readonly url: string,
    timeout: number,
  ) {
    super({ timeout, keepAlive: true });
  }
  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    const uri = options.uri.replace(TWILIO_URL, this.url);
    return super.request<Data>({ ...options, uri });
  }
}

export interface TwilioAccount {
  sid: string;
  token: string;
  /** A number, or a messaging service (MG…). */
  from: string;
  url: string;
}

/** The installation's account at Twilio. It knows no key by which a repeat is told: texts hold a link of their own, so it is looked for. */
export function openTwilio(
  { sid, token, from, url }: TwilioAccount,
  { timeoutMs = TIMEOUT_MS } = {},
): Texter {
  const { messages } = twilio(sid, token, { httpClient: new Requests(url, timeoutMs) });
  const sender = from.startsWith("MG") ? { messagingServiceSid: from } : { from };
  const findTaken = async ({ to, body }: Text) => {
    const sent = await messages.list({ to, limit: LOOKED_AT });
    return sent.find((one) => isSame(one.body, body) && one.status !== "failed");
  };
  return {
    transport: "TWILIO",
    async send(text) {
      try {
        const taken = text.isRepeat ? await findTaken(text) : undefined;
        const { to, body, statusCallback } = text;
        const about = { to, body, ...sender, ...(statusCallback && { statusCallback }) };
        const { sid: answer } = taken ?? (await messages.create(about));
        return { kind: "sent", answer };
      } catch (error) {
        return textOutcomeOf(error);
      }
    },
  };
}

/** By what texts leave this installation; undefined where none do. */
export function openTexter(): Texter | undefined {
  const { TEXT_TRANSPORT, MAILBOX_DIR, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM } = env;
  if (TEXT_TRANSPORT === "local" && MAILBOX_DIR) return openLocalTexter(MAILBOX_DIR);
  if (TEXT_TRANSPORT !== "twilio" || !TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_FROM)
    return undefined;
  return openTwilio({
    ...{ sid: TWILIO_ACCOUNT_SID, token: TWILIO_AUTH_TOKEN },
    ...{ from: TWILIO_FROM, url: env.TWILIO_URL },
  });
}
