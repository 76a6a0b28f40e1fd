import { expect, test } from "vitest";
import { canBeDrawn } from "./rules";

test.each([
  ["Amara Łukasz-O’Neill (2)", true],
  ["Ελένη Ђорђе Nguyễn", true],
  ["محمد דוד สมชาย 김민준 田中 ひろ", true],
  ["अमर सिंह", false],
  ["გიორგი", false],
  ["Արամ", false],
  ["አበበ", false],
  ["Zoë 🌱", false],
])("%s can be drawn: %s", (name, can) => expect(canBeDrawn(name)).toBe(can));
