import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";

const value = z.object({}).loose();
const span = z.object({
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value })).default([]),
});
const body = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});

export type SpanReceiver = {
  url: string;
  /** Names of the spans that came, in their order. */
  names: () => string[];
  /** Everything that came, as it came. */
  raw: () => string;
  close: () => Promise<void>;
};

/** A real receiver of spans on loopback, which speaks OTLP over HTTP as far as it is spoken to. */
export async function spanReceiver(): Promise<SpanReceiver> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    if (request.url === "/v1/traces") bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    names: () =>
      bodies.flatMap((text) =>
        body
          .parse(JSON.parse(text))
          .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans)
          .flatMap(({ spans }) => spans.map(({ name }) => name)),
      ),
    raw: () => bodies.join("\n"),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
