import { redirect } from "next/navigation";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { openLetters } from "@/printouts/open-letters";
import { isId } from "../../../../chosen";
import { enter } from "../../../../enter";

type Params = { params: Promise<{ org: string; id: string; part: string }> };

const NONE = () => new Response(null, { status: 404 });

/** Downloads one file of letters. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { org: slug, id, part } = await params;
  const { scope, org } = await enter(slug, "codes.see");
  const number = Number(part);
  if (!isId(id) || !Number.isSafeInteger(number) || number > 10_000) return NONE();
  try {
    const pdf = await inOrg(scope, (tx) => openLetters(tx, { id, number }));
    if (!pdf) redirect(`/${org.slug}/admin/codes/letters/${id}`);
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="letters-${org.slug}-${number}.pdf"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (fault) {
    if (fault instanceof Refusal) return NONE();
    throw fault;
  }
}
