import type { Omission } from "@/omissions/rules";
import type { FormAction } from "@/ui/forms/form-state";

/** Where cells may be corrected, and one of several rows be kept. */
export type Editing = { save: FormAction; choose: FormAction; org: string; id: string };

/** What is wrong with a cell in the reader's words, and what would be right, where that can be put in its place. */
export type ShownFault = {
  text: string;
  right?: string | undefined;
  /** Where somebody sees to it, where that is no matter of the file. */
  elsewhere?: { href: string; label: string } | undefined;
};
export type ShownCell = {
  key: string;
  at: number;
  value: string;
  /** As it was understood, where that is not how the cell has it. */
  read: string | undefined;
  faults: readonly ShownFault[];
};
export type ShownChange = { key: string; from: string; to: string } | { text: string };

/** A row of the plan in the reader's words. */
export type ShownRow = {
  line: number;
  name: string;
  /** The page of whom the row is about. */
  href: string | undefined;
  cells: readonly ShownCell[];
  /** Of columns that the file does not have, in places below zero: what can be put in all the same. */
  absent: readonly ShownCell[];
  /** What is wrong with the row as a whole, or said of it. */
  notes: readonly string[];
  /** The notes say what is wrong, not only what is worth knowing. */
  isWrong: boolean;
  changes: readonly ShownChange[];
  outcome: string | undefined;
  /** Others name the same person, and one of them may be kept; or it was left out for one of them. */
  choice: "keep" | "take-back" | undefined;
  /** What can be done with it as a whole: left out of the plan, or taken back. */
  omission: Omission | undefined;
  /** Of a row that may be kept: whom that leaves out although they go by another name. */
  strangers: readonly { name: string; line: number }[];
};
