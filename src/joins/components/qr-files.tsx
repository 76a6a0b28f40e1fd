import { getTranslations } from "next-intl/server";
import QRCode from "qrcode";

/** Wide enough for a poster. */
const PIXELS = 1_200;
const NAME = "join-link";

/** The picture to print or to lay into a poster, as lines and as dots; drawn by the server into the page itself. */
export async function QrFiles({ text }: { text: string }) {
  const t = await getTranslations("joins.card");
  const look = { errorCorrectionLevel: "M", margin: 4 } as const;
  const [svg, png] = await Promise.all([
    QRCode.toString(text, { ...look, type: "svg" }),
    QRCode.toDataURL(text, { ...look, width: PIXELS }),
  ]);
  const files = [
    { kind: "SVG", href: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` },
    { kind: "PNG", href: png },
  ];
  return (
    <p className="mt-2 flex justify-center gap-3 text-sm">
      {files.map(({ kind, href }) => (
        <a
          aria-label={t("qrFile", { kind })}
          className="inline-flex min-h-6 items-center text-accent-soft-foreground hover:underline"
          download={`${NAME}.${kind.toLowerCase()}`}
          href={href}
          key={kind}
        >
          {kind}
        </a>
      ))}
    </p>
  );
}
