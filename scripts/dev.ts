// npm run dev: the same as npm start, with hot reload and with data, ports and build folder of its own
import { preflight } from "./preflight";
import { main } from "./say";

await main(async () => {
  await preflight();
  const { inForeground } = await import("./foreground");
  const { run } = await import("./run");
  const mode = { name: "dev", port: "3100", dataDir: ".data/dev", distDir: ".next-dev" } as const;
  await inForeground((running) => run(mode, running));
});
