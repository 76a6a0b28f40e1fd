import type { FormAction } from "@/ui/forms/form-state";
import type { Omission } from "../rules";

/** What can be done with the rows of a page: with those that are ticked, or all that the page found. */
export type Omitting = {
  action: FormAction;
  act: Omission;
  org: string;
  id: string;
  /** By what all of them are found. */
  filter: Record<string, string>;
  /** How many of them that are. */
  all: number;
};
