import { z } from "zod";
import { readLogo } from "@/files/queries";
import { organizationGate } from "@/gates/organization";
import { inOrg } from "@/lib/in-org";

type Context = { params: Promise<{ org: string; file: string }> };

/**
 * The organisation's logo, for whoever may see its sign-in page, and for letters. A new logo has a new address, so this one
 * may be kept for good. The proxy sees to it that it can do nothing when it is opened on its own.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { org, file } = await params;
  const id = z.uuid().safeParse(file).data;
  const { scope } = await organizationGate(org);
  const logo = id && (await inOrg(scope, (tx) => readLogo(tx, id), "page"));
  if (!logo) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(logo.content, {
    headers: {
      "content-type": logo.contentType,
      "content-length": String(logo.content.length),
      "content-disposition": "inline",
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "cross-origin",
    },
  });
}
