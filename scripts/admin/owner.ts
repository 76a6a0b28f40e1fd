import { inOrg } from "../../src/lib/in-org";
import { Refusal } from "../../src/lib/refusal";
import { resetOwner } from "../../src/operations/reset-owner";
import { StartError } from "../say";
import type { Command } from "./command";
import { findOrg } from "./find-org";

/** What the refusals of this act mean to an operator. */
const SENTENCES: Record<string, string> = {
  "not-found": "No owner with this address is there.",
  "owner-missing": "There are several owners: name one with --email.",
  suspended: "This owner is suspended: another owner has to reactivate them first.",
  "no-address": "This owner has no e-mail address: use --print and hand the link over.",
};

export const owner: Command = {
  usage: "ORG [--email E-MAIL] [--print]",
  does: "gives an owner a link for a new password by mail, or prints it with --print",
  more: [
    "A printed link opens the whole organisation to whoever holds it: hand it only to a person you know.",
    "Who has not claimed yet gets their invitation again.",
  ],
  words: 1,
  options: { email: { type: "string" }, print: { type: "boolean" } },
  run: async (given) => {
    const { scope, summary } = await findOrg(given.words[0]);
    const printed = given.flag("print");
    const reset = await inOrg(scope, (tx) =>
      resetOwner(tx, { email: given.text("email"), printed }),
    ).catch((fault: unknown) => {
      const sentence = fault instanceof Refusal ? SENTENCES[fault.code] : undefined;
      throw sentence ? new StartError(sentence) : fault;
    });
    const what = reset.kind === "reset" ? "A link for a new password" : "An invitation";
    return {
      lines: reset.link
        ? [reset.link]
        : [`${what} waits to be sent to an owner of /${summary.slug}.`],
      data: { slug: summary.slug, ...reset },
    };
  },
};
