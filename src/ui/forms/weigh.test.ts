import { expect, test } from "vitest";
import { tooHeavy } from "./weigh";

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

test("a form is sent up to a megabyte, counted as it travels; beyond, its heaviest field is named", () => {
  const half = "x".repeat(500_000);
  expect(tooHeavy(form({ org: "halden", text: half }))).toBeUndefined();
  expect(tooHeavy(form({ org: "halden", text: "é".repeat(500_001) }))).toBe("text");
  expect(tooHeavy(form({ text: half, logo: new Blob([half, "yy"]) }))).toBe("logo");
});
