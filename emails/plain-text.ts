import type { LetterContent } from "./content";
import type { LetterHead } from "./head";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { LINK_END, LINK_START, textsOf } from "./texts";
import type { Paragraphs } from "./wording";

type Block = string | readonly string[];

/** The letter for readers without HTML: the same sentences in the same order, the link bare on its own line. */
export function plainText(
  locale: LetterLocale,
  content: LetterContent,
  message: Paragraphs,
  head: LetterHead,
): string {
  const shared = textsOf(locale, "shared");
  const secret = content.secret ? ` ${shared("neverForward")}` : "";
  const contact = [head.help?.text, head.helpPage].filter(Boolean).join(" · ");
  const help = contact ? [shared("help").replace(slot("contact"), contact)] : [];
  const labelled = (label: string, value: string): string =>
    shared("labelled").replace(slot("label"), label).replace(slot("value"), value);
  const blocks: Block[] = [
    content.heading,
    ...content.lead,
    ...message,
    [content.button, slot("link")],
    content.facts.map(({ label, value }) => labelled(label, value)),
    ...(content.aside ? [withAddress(content.aside)] : []),
    withAddress(content.why) + secret,
    ...help,
    ["-- ", head.imprint, shared("sentWith")],
  ];
  return `${blocks.map((block) => (typeof block === "string" ? block : block.join("\n"))).join("\n\n")}\n`;
}

// A sentence cannot hold a link here: the address follows the words in brackets.
function withAddress(text: string): string {
  return text.replace(LINK_START, "").replace(LINK_END, ` (${slot("notMeLink")})`);
}
