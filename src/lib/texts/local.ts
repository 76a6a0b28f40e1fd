import { randomBytes } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MimeNode from "nodemailer/lib/mime-node";
import { now } from "../clock";
import type { Text, Texter } from "./text";

/** What tells a text among the mails of the local mailbox. */
const SEGMENTS_HEADER = "X-Rollcall-Segments";

/** A text as a mail of plain words: the mailbox keeps and shows both alike. */
function asMail({ to, body, segments }: Text): string {
  const node = new MimeNode("text/plain; charset=utf-8");
  node.setHeader({
    To: to,
    Subject: body.split("\n")[0] ?? "",
    [SEGMENTS_HEADER]: String(segments),
  });
  const encoded = Buffer.from(body).toString("base64").replace(/.{76}/g, "$&\r\n");
  node.setHeader("Content-Transfer-Encoding", "base64");
  return `${node.buildHeaders()}\r\n\r\n${encoded}\r\n`;
}

/** Texts that stay on this machine, in the folder of its mails; the mail's own file comes last, so that no half is seen. */
export function openLocalTexter(dir: string): Texter {
  return {
    transport: "LOCAL",
    async send(text) {
      await mkdir(dir, { recursive: true });
      const at = now();
      // sorts among the mails by arrival (scripts/mailbox)
      const id = `${at.toISOString().replaceAll(/[:.]/g, "-")}-${randomBytes(4).toString("hex")}`;
      await writeFile(join(dir, `${id}.json`), JSON.stringify({ to: [text.to], at }));
      await writeFile(join(dir, `${id}.part`), asMail(text));
      await rename(join(dir, `${id}.part`), join(dir, `${id}.eml`));
      return { kind: "sent", answer: "" };
    },
  };
}
