import http from "node:http";

/**
 * Asks for the addresses in turn with `connections` requests under way for `seconds`; prints answers per second. A process
 * of its own. Usage: load.ts <connections> <seconds> <url> …; any answer but 200 ends it.
 */
const [connections = "1", seconds = "1", ...urls] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });

function ask(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      })
      .on("error", reject);
  });
}

let answers = 0;
const begun = performance.now();
const end = begun + Number(seconds) * 1000;

async function askOn(first: number): Promise<void> {
  for (let turn = first; performance.now() < end; turn += Number(connections)) {
    const url = urls[turn % urls.length] ?? "";
    const status = await ask(url);
    if (status !== 200) throw new Error(`${status} from ${url}`);
    answers += 1;
  }
}

await Promise.all(Array.from({ length: Number(connections) }, (_, first) => askOn(first)));
console.log((answers / (performance.now() - begun)) * 1000);
process.exit(0);
