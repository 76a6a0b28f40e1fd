import { expect, test } from "vitest";
import { freezeSelection } from "@/selections/freeze-selection";
import { asAdmin, crowdOf } from "../../../../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../../../../tests/support/org";
import { readLetter } from "./letters";

test("the letter of a later campaign tells until when its link lives from then on", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const now = new Date("2026-03-02T10:00:00Z");
  const ids = await crowdOf(org, 1, "Later");
  const { id: selection } = await asAdmin(owner, (tx) => freezeSelection(tx, { ids }), now);
  const given = { org: org.slug, selection, kind: "INVITE", declined: false } as const;
  const shown = async (start: { day: string; time: string } | null) => {
    const turn = { id: ids[0] ?? "" };
    const read = await asAdmin(owner, (tx) => readLetter(tx, given, turn, undefined, start), now);
    return read.letter.html;
  };
  expect(await shown(null)).toContain("9 March 2026");
  const later = await shown({ day: "2026-03-12", time: "09:00" });
  expect(later).toContain("19 March 2026");
  expect(later).not.toContain("Monday, 9 March");
});
