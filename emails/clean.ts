// Control characters, the marks of our own templates (private use), and what turns reading direction or hides itself:
// a name made of these could rewrite the sentence around it.
const HARMFUL =
  /[\u034f\p{Cc}\u{e000}-\u{e0ff}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu;
const BREAKS = /[\r\n\t\u0085\u2028\u2029]+/g;
const SPACES = / {2,}/g;
const HTML_SPECIAL = /[&<>"']/g;
const HTML_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** One line of harmless text: fit for a sentence, and for a header. */
export function cleanLine(value: string): string {
  return value.replace(BREAKS, " ").replace(HARMFUL, "").replace(SPACES, " ").trim();
}

/** The same for text that keeps its line breaks. */
export function cleanText(value: string): string {
  const lines = value.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").split("\n");
  return lines.map((line) => cleanLine(line)).join("\n");
}

/** What a reader, or their mail program, makes of a printed text: signs of other widths are the same, unseen ones are none. */
export const readAs = (value: string): string =>
  cleanText(value)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC");

/** Safe in HTML text and in quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(HTML_SPECIAL, (char) => HTML_ESCAPES[char] ?? "");
}

const WEB_LINK = /^https?:\/\/[^\s"'<>\\^`{|}]+$/;

/** The link unchanged. A letter never carries anything but a web address, so another scheme is a fault of the caller. */
export function webLink(link: string): string {
  if (!WEB_LINK.test(link)) {
    throw new Error("A letter's link must be an http(s) address");
  }
  return link;
}
