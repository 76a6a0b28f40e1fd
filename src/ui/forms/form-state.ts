/** What a server action answers a form with; texts are already in the reader's language. */
export interface FormState {
  /** Done: said as a toast; the dialog around the form closes. */
  done?: string;
  /** Where what it left to do is done; offered in the toast. */
  goOn?: { href: string; label: string };
  /** What the same action is sent to take it back. Only for acts that have a true inverse. */
  undo?: Record<string, string>;
  /** The act as a whole was refused: one sentence above the fields. */
  error?: string;
  /** What was confirmed is no longer so: the page shows it as it was. */
  isStale?: true;
  /** What stands in the way, for those who may look at it; it opens beside the form, which keeps what was typed. */
  see?: { href: string; label: string };
  /** What would be right, by field name. */
  fields?: Record<string, string>;
  /** Of what was chosen in a picker: what is still to be done; the rest of it was. */
  left?: readonly string[];
  /** What was typed, given back so that nothing is lost. See `typedValues`. */
  values?: Record<string, string>;
}

/** A server action as `ActionForm` and `ConfirmDialog` take it. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

const SECRET = /password|secret|^code$/i;

/** The fields as typed, to hand back with a refusal. Files and passwords never travel back. */
export function typedValues(data: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value === "string" && !name.startsWith("$") && !SECRET.test(name))
      typed[name] = value;
  }
  return typed;
}
