import { describe, expect, test } from "vitest";
import { checkPassword } from "./check-password";
import { hashPassword } from "./hash-password";
import { takeTurn } from "./take-turn";

describe("a password", () => {
  test("fits its own hash only, in every spelling", async () => {
    const hash = await hashPassword("cafe\u0301 au lait");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(hash, "caf\u00e9 au lait")).toBe(true);
    expect(await checkPassword(hash, "cafe au lait")).toBe(false);
  });

  test("never fits where there is none", async () => {
    expect(await checkPassword(undefined, "nobody's password")).toBe(false);
    expect(await checkPassword(null, "")).toBe(false);
  });

  test("far too long is refused without being hashed, at the cost of any other", async () => {
    const hash = await hashPassword("x".repeat(128));
    expect(await checkPassword(hash, "x".repeat(1_000_000))).toBe(false);
  });
});

test("hashes wait for one another", async () => {
  let running = 0;
  let most = 0;
  const work = () =>
    takeTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    });
  await Promise.all(Array.from({ length: 40 }, work));
  const { availableParallelism } = await import("node:os");
  expect(most).toBe(Math.min(40, availableParallelism()));
});
