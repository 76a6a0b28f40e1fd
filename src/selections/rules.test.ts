import { expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/org";
import { actsFor, tickedOn } from "./rules";

test("the bar of a page begins with what is done there most", () => {
  expect(actsFor(PERMISSIONS, "desk").slice(0, 3)).toEqual(["again", "dismiss", "code"]);
  expect(actsFor(PERMISSIONS, "aside")[0]).toBe("take-back");
  expect(actsFor(PERMISSIONS, "aside")).not.toContain("dismiss");
  expect(actsFor(PERMISSIONS, "calendar")[0]).toBe("extend");
  expect(actsFor(PERMISSIONS).slice(0, 3)).toEqual(["invite", "remind", "join-team"]);
});

test("each act stands in it once, and only to who may", () => {
  const acts = actsFor(PERMISSIONS, "desk");
  expect(new Set(acts).size).toBe(acts.length);
  expect(actsFor(["accounts.view", "accounts.manage"], "desk")).not.toContain("dismiss");
});

test("who left the list is ticked no more; the others stay so", () => {
  expect([...tickedOn(new Set(["a", "c"]), ["a", "b", "c"])]).toEqual(["a", "c"]);
  expect([...tickedOn(new Set(["a"]), ["b"])]).toEqual([]);
});
