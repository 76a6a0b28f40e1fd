import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test.each([
  ["/halden/admin/people?q=a", "/halden/admin/people?q=a"],
  ["/halden/me", "/halden/me"],
  ["/other/admin", undefined],
  ["/halden-2/admin", undefined],
  ["/halden", undefined],
  ["/halden/sign-in", undefined],
  ["/halden/sign-out", undefined],
  ["/halden/forgot", undefined],
  ["//halden/evil", undefined],
  ["//evil.example/halden/", undefined],
  ["https://evil.example/halden/", undefined],
  ["/\\evil.example", undefined],
  ["/halden/../other/admin", undefined],
  ["javascript:alert(1)", undefined],
  ["", undefined],
])("after signing in, “%s” leads to %s", (wish, path) => {
  expect(nextPath("halden", wish)).toBe(path);
});
