import type { SessionGate } from "@/gates/session";
import type { CodeHolder } from "@/handovers/queries";
import type { HandoverView, Tab } from "@/handovers/rules";

/** What the parts of the page of codes are made of. */
export type CodesPage = {
  gate: SessionGate;
  path: string;
  view: HandoverView;
  rows: CodeHolder[];
  more: boolean;
  counts: Record<Tab, number>;
  /** Of those before the invitation: how many have no code yet, counted to one more than \`COUNTED\`. */
  uncoded: number;
};
