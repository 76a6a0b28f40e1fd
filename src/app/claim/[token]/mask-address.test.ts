import { expect, it } from "vitest";
import { maskAddress } from "./mask-address";

it.each([
  ["amara.diallo@halden.com", "am•••@halden.com"],
  ["a@halden.com", "a•••@halden.com"],
  ["😀é.x@halden.com", "😀é•••@halden.com"],
  ['"odd@name"@halden.com', '"o•••@halden.com'],
])("%s is shown as %s", (email, shown) => expect(maskAddress(email)).toBe(shown));
