// npm start: the whole product on this machine
import { preflight } from "./preflight";
import { main } from "./say";

await main(async () => {
  await preflight();
  // What comes next imports the generated client, which is there only now.
  const { inForeground } = await import("./foreground");
  const { run } = await import("./run");
  const mode = { name: "start", port: "3000", dataDir: ".data/start", distDir: ".next" } as const;
  await inForeground((running) => run(mode, running));
});
