import QRCode from "qrcode";

interface QrCodeProps {
  text: string;
  /** Read aloud: what it leads to. */
  label: string;
}

/** The free border that readers need, in modules. */
const QUIET = 4;

/** A picture to be scanned, always dark on white: readers expect it so. Drawn by the server. */
export function QrCode({ text, label }: QrCodeProps) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const rows = Array.from({ length: size * size }, (_, place) => ({
    x: place % size,
    y: Math.floor(place / size),
    isDark: modules.get(Math.floor(place / size), place % size) !== 0,
  }));
  const path = rows.flatMap(({ x, y, isDark }) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])).join("");
  return (
    <svg
      aria-label={label}
      className="rounded-lg shadow-[inset_0_0_0_1px_var(--border)]"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`}
    >
      <path
        d={`M${-QUIET} ${-QUIET}h${size + 2 * QUIET}v${size + 2 * QUIET}h${-size - 2 * QUIET}z`}
        fill="#fff"
      />
      <path d={path} fill="#171b21" />
    </svg>
  );
}
