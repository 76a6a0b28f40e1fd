// A letter is rendered once with marks where a recipient's values go; private-use characters, because no
// renderer escapes or reorders them and cleaned text never holds them.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARK = /\uE000([^\uE001]*)\uE001/;

interface Slot {
  field: string;
}

interface Choice {
  when: string;
  filled: Part[];
  empty: Part[];
}

type Part = string | Slot | Choice;

export type Template = readonly Part[];

const mark = (name: string): string => `${OPEN}${name}${CLOSE}`;

/** Where the value of `field` goes. */
export const slot = (field: string): string => mark(field);

/** `filled` where `field` has a value, else `empty`. Both may hold further marks. */
export function either(field: string, filled: string, empty: string): string {
  return `${mark(`?${field}`)}${filled}${mark(":")}${empty}${mark(";")}`;
}

/** Cuts rendered text at its marks, so that filling it is nothing but joining strings. */
export function compile(rendered: string): Template {
  const tokens = rendered.split(MARK);
  const { parts, next } = branch(tokens, 0);
  if (next < tokens.length) throw new Error("A letter's marks do not match");
  return parts;
}

// split() with one group alternates: text, mark, text, mark, …, text.
function branch(tokens: string[], from: number): { parts: Part[]; next: number } {
  const parts: Part[] = [];
  let at = from;
  while (at < tokens.length) {
    const text = tokens[at];
    if (text) parts.push(text);
    const name = tokens[at + 1];
    if (name === undefined) return { parts, next: tokens.length };
    if (name === ":" || name === ";") return { parts, next: at + 2 };
    if (name.startsWith("?")) {
      const filled = branch(tokens, at + 2);
      const empty = branch(tokens, filled.next);
      parts.push({
        when: name.slice(1),
        filled: filled.parts,
        empty: empty.parts,
      });
      at = empty.next;
    } else {
      parts.push({ field: name });
      at += 2;
    }
  }
  return { parts, next: at };
}

/** Marked text as an admin writes it: with its fields in braces, and what is said where they all have a value. */
export function asWritten(marked: string): string {
  const write = (parts: Template): string => parts.map(written).join("");
  const written = (part: Part): string => {
    if (typeof part === "string") return part;
    return "field" in part ? `{${part.field}}` : write(part.filled);
  };
  return write(compile(marked));
}

/** Joins the template with values that are already safe for where it goes. */
export function fill(template: Template, values: ReadonlyMap<string, string>): string {
  let filled = "";
  for (const part of template) {
    if (typeof part === "string") filled += part;
    else if ("field" in part) filled += values.get(part.field) ?? "";
    else filled += fill(values.get(part.when) ? part.filled : part.empty, values);
  }
  return filled;
}
