import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

export type About = {
  /** The envelope sender the mail left with; an address of nobody's where it had none of its own. */
  returnPath?: string;
  /** With its angle brackets. */
  messageId?: string;
  address?: string;
};

/** A mail of tests/support/bounces as it comes over the wire, about one of ours. */
export function noticeMail(name: string, about: About = {}): Buffer {
  const messageId = about.messageId ?? "<unknown@halden.example>";
  const text = readFileSync(new URL(`bounces/${name}.eml`, import.meta.url), "utf8")
    .replaceAll("{RETURN_PATH}", about.returnPath ?? "people@halden.example")
    .replaceAll("{MESSAGE_ID}", messageId)
    .replaceAll("{ENVELOPE_ID}", messageId.replace(/^<|@.*$/g, ""))
    .replaceAll("{ADDRESS}", about.address ?? "amara@target.example");
  return Buffer.from(text.replaceAll("\n", "\r\n"));
}

/** The request by which a mail server hands over what came back. */
export function noticeRequest(
  raw: Uint8Array,
  secret: string,
  { at = new Date(), url = "http://localhost/api/webhooks/mail" } = {},
): Request {
  const time = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac("sha256", secret).update(`${time}.`).update(raw).digest("hex");
  return new Request(url, {
    method: "POST",
    body: new Uint8Array(raw),
    headers: {
      "content-type": "message/rfc822",
      "x-rollcall-timestamp": time,
      "x-rollcall-signature": signature,
    },
  });
}
