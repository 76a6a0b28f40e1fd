import { readFileSync } from "node:fs";

/**
 * Sends each final form of a claim once, `connections` at a time; prints claims per second. A process of its own.
 * Usage: claim-load.ts <connections> <file with forms as JSON>; any answer but the welcome page ends it.
 */
type Form = { url: string; proof: string };

const [connections = "1", file = ""] = process.argv.slice(2);
const forms: Form[] = JSON.parse(readFileSync(file, "utf8"));

async function claim({ url, proof }: Form): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: "form=bench" },
    body: new URLSearchParams({ password: "velvet anchor tuesday lamp", proof }),
  });
  await answer.arrayBuffer();
  const place = answer.headers.get("location") ?? "";
  if (!place.endsWith("/me?welcome=1")) throw new Error(`${answer.status} ${place} from ${url}`);
}

async function claimOn(first: number): Promise<void> {
  for (let turn = first; turn < forms.length; turn += Number(connections)) {
    const form = forms[turn];
    if (form) await claim(form);
  }
}

const begun = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, (_, first) => claimOn(first)));
console.log((forms.length / (performance.now() - begun)) * 1000);
process.exit(0);
