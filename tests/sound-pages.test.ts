import { expect, test } from "vitest";
import { entryPoints } from "./support/modules";
import { PARTS } from "./support/sound/parts";

test("every page has a visit in which it is looked at, and only pages that are there have one", () => {
  const visited = Object.values(PARTS).flatMap(({ visits }) => Object.keys(visits));
  const pages = entryPoints().filter((entry) => entry.endsWith("page.tsx"));
  expect(pages.length).toBeGreaterThan(40);
  expect(visited.sort()).toEqual(pages.sort());
});
