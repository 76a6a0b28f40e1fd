import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";

/** Alike faults in the reader's words. */
export type ShownGroup = {
  key: string;
  title: string;
  text: string;
  column: string | undefined;
  rows: number;
  /** One for all: put in their place; "": the cells are emptied. Several: each row has its own. */
  right: string | undefined;
  /** It is put in as this reader has it. */
  isWritten: boolean;
  isFixable: boolean;
  /** What looks wrong may be right: it can be kept as it is written. */
  isKeepable: boolean;
  href: string;
  /** What is wrong in its first row, and what somebody may put in its place, where nobody knows what is right. */
  value: string;
  choices: readonly Choice[];
  /** What the choices are: what is right itself, or the country that all the numbers are of. */
  chooses: "right" | "country";
  /** What is right does not stand in the file: look again once it was made or allowed; it is by now. */
  isElsewhere: boolean;
  isHere: boolean;
  /** The name of what can be made at once. */
  makes: string | undefined;
};

/** What mends all rows of a group, and what makes what they name. */
export type FaultActs = { fix: FormAction; make: FormAction };
