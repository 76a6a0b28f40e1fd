import { expect, test } from "vitest";
import { nearTeam } from "./rules";

const HERE = ["Warehouse", "Éditions Nord", "R&D", "Team A", "Site 2", "HR", "Sales"];

test.each([
  ["Warehose", "Warehouse"],
  ["WAREHOUSE ", "Warehouse"],
  ["Wharehouse", "Warehouse"],
  ["Waerhouse", "Warehouse"],
  ["Ware house", "Warehouse"],
  ["Editions nord", "Éditions Nord"],
  ["R & D", "R&D"],
  ["Sale", "Sales"],
])("%s is probably %s", (name, right) => expect(nearTeam(name, HERE)).toBe(right));

test.each(["Kitchen", "Team B", "Site 3", "HQ", "Sails", "Ware"])("%s is another one", (name) =>
  expect(nearTeam(name, HERE)).toBeUndefined(),
);

test("of several the nearest is meant", () =>
  expect(nearTeam("Entrepot", ["Entrepots", "Entrepôt"])).toBe("Entrepôt"));
