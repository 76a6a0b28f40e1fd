import { describe, expect, test } from "vitest";
import { judgePassword } from "./judge-password";
import { judgeLength, spellPassword } from "./rules";

describe("the length of a password", () => {
  test.each([
    ["", "password-short"],
    ["1234567", "password-short"],
    ["12345678", undefined],
    ["x".repeat(128), undefined],
    ["x".repeat(129), "password-long"],
    ["x".repeat(2_000_000), "password-long"],
    ["🙂".repeat(7), "password-short"],
    ["🙂".repeat(8), undefined],
    ["🙂".repeat(128), undefined],
    ["e\u0301".repeat(7), "password-short"],
    ["e\u0301".repeat(128), undefined],
    [" ".repeat(8), undefined],
  ])("%# is judged", (typed, code) => {
    expect(judgeLength(typed)).toBe(code);
  });

  test("one spelling stands for all that look alike", () => {
    expect(spellPassword("cafe\u0301")).toBe(spellPassword("caf\u00e9"));
  });
});

describe("a password that everybody tries first", () => {
  test.each(["password", "Password", "12345678", "QWERTYUIOP", "trustno1"])(
    "“%s” is refused",
    async (typed) => {
      expect(await judgePassword(typed)).toBe("password-common");
    },
  );

  test("one of one's own is not", async () => {
    expect(await judgePassword("tides, lanterns & 3 geese")).toBeUndefined();
  });
});
