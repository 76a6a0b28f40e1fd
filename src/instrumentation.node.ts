import { IncomingMessage, Server, ServerResponse } from "node:http";
import { startCounting } from "./lib/counting";
import { log } from "./lib/log";
import { withoutSecrets } from "./lib/secrets";
import { startTracing } from "./lib/tracing";

const HEADER = "x-forwarded-for";
const told = new WeakSet<IncomingMessage>();

/** Adds, as any proxy would, the address that really connected to what the request says of its way. */
function tellAddress(request: IncomingMessage): void {
  if (told.has(request)) return;
  told.add(request);
  const sent = request.headers[HEADER];
  const { remoteAddress } = request.socket;
  request.headers[HEADER] = [sent, remoteAddress].flat().filter(Boolean).join(", ");
}

/** "/%FF" is no text in any encoding that an address may have; Next would fail on it. */
function isReadable({ url = "/" }: IncomingMessage): boolean {
  try {
    decodeURI(url.split("?")[0] ?? "/");
    return true;
  } catch {
    return false;
  }
}

/** One line a request: what was asked for, without what a link opens or a person typed. */
function logRequest(request: IncomingMessage, response: ServerResponse): void {
  const begun = performance.now();
  const { method, url = "/" } = request;
  if (url.startsWith("/_next/")) return;
  response.once("finish", () =>
    log.info(
      {
        method,
        path: withoutSecrets(url),
        status: response.statusCode,
        ms: Math.round(performance.now() - begun),
      },
      "request",
    ),
  );
}

/** Counts, traces and logs what this process does, as far as its settings ask for it. */
export async function startWatching(): Promise<void> {
  startCounting();
  await startTracing("web");
}

/**
 * Next takes X-Forwarded-For as the client wrote it and keeps the connection's address to itself. Without this, whoever
 * writes the header would choose the address that throttles count and the audit log keeps (gates/origin reads it).
 */
export function tellAddresses(): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function tellAndEmit(this: Server, event: string, ...rest: unknown[]) {
    const [request, response] = rest;
    if (event === "request" && request instanceof IncomingMessage) {
      const isFirst = !told.has(request);
      tellAddress(request);
      if (isFirst && response instanceof ServerResponse) logRequest(request, response);
      if (!isReadable(request) && response instanceof ServerResponse) {
        response
          .writeHead(400, { "content-type": "text/plain" })
          .end("This address is not readable.\n");
        return true;
      }
    }
    return Reflect.apply(emit, this, [event, ...rest]);
  } as typeof emit;
}
