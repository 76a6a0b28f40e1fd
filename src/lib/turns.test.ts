import { expect, test } from "vitest";
import { inTurn } from "./turns";

/** Work that ends when it is told, and says when it has begun. */
function held(org: string, patienceMs = 5_000) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = { begun: false, end: resolve, result: Promise.resolve("") };
  work.result = inTurn({ org, most: 2, patienceMs }, async () => {
    work.begun = true;
    await promise;
    return "done";
  });
  return work;
}
const begun = (...all: { begun: boolean }[]) => all.map((one) => one.begun);
const settled = () => new Promise((next) => setImmediate(next));

test("a third waits for a place, another organisation does not", async () => {
  const [a, b, c, other] = [held("one"), held("one"), held("one"), held("two")];
  expect(begun(a, b, c, other)).toEqual([true, true, false, true]);
  a.end();
  expect(await a.result).toBe("done");
  await settled();
  expect(begun(c)).toEqual([true]);
  for (const one of [b, c, other]) one.end();
  await Promise.all([b.result, c.result, other.result]);
});

test("a place is handed on in the order of asking, also by who failed", async () => {
  const failed = inTurn({ org: "three", most: 1, patienceMs: 5_000 }, async () => {
    await settled();
    throw new Error("lost");
  });
  const order: string[] = [];
  const next = ["a", "b", "c"].map((name) =>
    inTurn({ org: "three", most: 1, patienceMs: 5_000 }, async () => {
      order.push(name);
      await settled();
    }),
  );
  await expect(failed).rejects.toThrow("lost");
  await Promise.all(next);
  expect(order).toEqual(["a", "b", "c"]);
});

test("who waits too long is told so, and the place goes to who still waits", async () => {
  const [a, b] = [held("four"), held("four")];
  const late = held("four", 1);
  const patient = held("four");
  await expect(late.result).rejects.toMatchObject({ code: "try-later" });
  a.end();
  await a.result;
  await settled();
  expect(begun(late, patient)).toEqual([false, true]);
  for (const one of [b, patient]) one.end();
  await Promise.all([b.result, patient.result]);
});
