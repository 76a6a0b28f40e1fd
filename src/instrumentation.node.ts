import { IncomingMessage, Server, ServerResponse } from "node:http";

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

/**
 * Next takes X-Forwarded-For as the client wrote it and keeps the connection's address to itself. Without this, whoever
 * writes the header would choose the address that throttles count and the audit log keeps (gates/origin reads it).
 */
export function tellAddresses(): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function tellAndEmit(this: Server, event: string, ...rest: unknown[]) {
    const [request, response] = rest;
    if (event === "request" && request instanceof IncomingMessage) {
      tellAddress(request);
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
