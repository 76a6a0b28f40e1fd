// Baseline of `claim`: nothing but argon2id with the product's parameters, one hash a core at a time.
// Usage: bare-hashes.mjs <count>; prints hashes per second.
import { availableParallelism } from "node:os";
import { hash } from "@node-rs/argon2";

const count = Number(process.argv[2]);
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

async function hashOn(first) {
  for (let turn = first; turn < count; turn += availableParallelism())
    await hash(`velvet anchor tuesday lamp ${turn}`, OPTIONS);
}

await hash("warm", OPTIONS);
const begun = performance.now();
await Promise.all(Array.from({ length: availableParallelism() }, (_, first) => hashOn(first)));
console.log((count / (performance.now() - begun)) * 1000);
