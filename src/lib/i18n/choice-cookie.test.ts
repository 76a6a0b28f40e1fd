import { describe, expect, it } from "vitest";
import { ownPath } from "./choice-cookie";

describe("ownPath", () => {
  it.each([
    ["/halden/sign-in?next=1", "/halden/sign-in?next=1"],
    ["/", "/"],
    ["https://elsewhere.example/x", "/"],
    ["//elsewhere.example/x", "/"],
    ["/\\elsewhere.example", "/"],
    ["/\t/elsewhere.example", "/"],
    ["/./\\elsewhere.example", "/"],
    ["/.//elsewhere.example", "/"],
    ["/a#b", "/a"],
    ["javascript:alert(1)", "/"],
    [null, "/"],
  ])("%j → %s", (wish, path) => expect(ownPath(wish)).toBe(path));
});
