import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { pointLogo } from "@/orgs/point-logo";
import { judgeLogo, sniffImage } from "./rules";
import { deleteFiles, insertFile } from "./store";

/** Shows another logo, or none: then the first letter of the name stands on the colour. The file before it is deleted. */
export async function changeLogo(
  tx: OrgTx,
  { logo }: { logo: { name: string; content: Uint8Array } | null },
): Promise<void> {
  demand(tx, "settings.manage");
  const fault = logo && judgeLogo(logo.content);
  if (fault) throw new Refusal(fault);
  const contentType = logo && sniffImage(logo.content)?.type;
  const fileId =
    logo && contentType
      ? await insertFile(tx, {
          purpose: "LOGO",
          contentType,
          ...logo,
          name: logo.name.slice(0, 200),
        })
      : null;
  const { before } = await pointLogo(tx, { fileId });
  if (before) await deleteFiles(tx, [before]);
}
