import { cleanLine, cleanText } from "./clean";
import { unknownFields } from "./merge-fields";
import { asWritten, compile, either, fill, slot } from "./template";

/** What an organisation writes itself: plain text with merge fields. An empty part leaves the default. */
export interface Wording {
  subject: string;
  body: string;
  /** Written when it stood below the built-in sentences; what is written today stands in their place. */
  isBelow?: boolean | undefined;
}

/** Paragraphs of lines. */
export type Paragraphs = readonly (readonly string[])[];

// A name with what leads to it and what follows: where the name is missing, “Hello {firstName},” becomes “Hello,”
// and “{firstName}, welcome” becomes “Welcome”.
const NAME = /(,?[ \u00a0\u202f]+)?\{(firstName|lastName|fullName)\}(,[ \u00a0]+)?(\p{L})?/gu;
const OTHER_FIELD = /\{(organization|expiresOn|inviter)\}/g;

/** One line of custom text with marks for the names in it. */
const markNames = (line: string): string =>
  line.replace(/\{firstName\} +\{lastName\}/g, "{fullName}").replace(NAME, markName);

/** Custom text without the fields of names that have no value, and without what led to them; the others stay fields. */
export function dropNames(words: string, names: Readonly<Record<string, string>>): string {
  const kept = new Map(Object.entries(names).map(([field, name]) => [field, name && `{${field}}`]));
  const line = (written: string): string => fill(compile(markNames(written)), kept);
  return words.split("\n").map(line).join("\n");
}

/** One line of custom text with marks for its fields. */
function markLine(line: string): string {
  return markNames(line).replace(OTHER_FIELD, (_, field: string) =>
    field === "inviter" ? either(field, slot(field), slot("organization")) : slot(field),
  );
}

function markName(
  _: string,
  lead = "",
  field: string,
  comma = "",
  letter = "",
  offset: number,
): string {
  const filled = `${lead}${slot(field)}${comma}`;
  if (offset > 0 || lead !== "") return either(field, filled, comma) + letter;
  return either(field, filled + letter, comma ? letter.toUpperCase() : letter);
}

/** The custom subject with marks, undefined where the default one goes. */
export function customSubject(wording: Wording): string | undefined {
  refuseUnknown(wording.subject);
  const subject = cleanLine(wording.subject);
  return subject === "" ? undefined : markLine(subject);
}

/**
 * The custom text with marks: blank lines part the paragraphs. A built-in sentence that was left as it stood still knows
 * what it says where a name is missing; one that the letter says `anyway` is not said twice.
 */
export function customParagraphs(
  wording: Wording,
  builtIn: readonly string[],
  anyway?: string,
): Paragraphs {
  refuseUnknown(wording.body);
  const said = anyway && cleanText(asWritten(anyway));
  const known = new Map(builtIn.map((sentence) => [cleanText(asWritten(sentence)), sentence]));
  return cleanText(wording.body)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line !== "" && line !== said))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => known.get(line) ?? markLine(line)));
}

// Refused where it is typed; what gets here nevertheless is a fault, and is not mailed to anyone.
function refuseUnknown(text: string): void {
  const [unknown] = unknownFields(text);
  if (unknown !== undefined) throw new Error(`Unknown merge field {${unknown}}`);
}
