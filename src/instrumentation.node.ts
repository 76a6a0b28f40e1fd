import { IncomingMessage, Server } from "node:http";

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

/**
 * Next takes X-Forwarded-For as the client wrote it and keeps the connection's address to itself. Without this, whoever
 * writes the header would choose the address that throttles count and the audit log keeps (gates/origin reads it).
 */
export function tellAddresses(): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function tellAndEmit(this: Server, event: string, ...rest: unknown[]) {
    const [request] = rest;
    if (event === "request" && request instanceof IncomingMessage) tellAddress(request);
    return Reflect.apply(emit, this, [event, ...rest]);
  } as typeof emit;
}
