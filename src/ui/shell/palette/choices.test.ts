import { expect, test } from "vitest";
import type { Choice } from "./choices";
import { beside, matching } from "./choices";

const page = (label: string): Choice => ({ id: label, kind: "page", label, href: "/" });
const CHOICES = [page("Personnes"), page("Équipes"), page("Créer une équipe")];

test.each([
  ["", ["Personnes", "Équipes", "Créer une équipe"]],
  ["equipe", ["Équipes", "Créer une équipe"]],
  ["équipe creer", ["Créer une équipe"]],
  ["  PERS ", ["Personnes"]],
  ["rien", []],
])("%j finds %j", (typed, labels) => {
  expect(matching(CHOICES, typed).map(({ label }) => label)).toEqual(labels);
});

test("the keys walk round the ends", () => {
  const ids = ["a", "b", "c"];
  expect([beside(ids, undefined, 1), beside(ids, "c", 1), beside(ids, "a", -1)]).toEqual([
    "a",
    "a",
    "c",
  ]);
  expect([beside(ids, undefined, -1), beside(ids, "gone", 1), beside([], "a", 1)]).toEqual([
    "c",
    "a",
    undefined,
  ]);
});
