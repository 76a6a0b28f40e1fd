interface ProgressBarProps {
  /** Read aloud: what is under way. */
  label: string;
  /** "1,200 of 8,412" */
  text: string;
  value: number;
  total: number;
}

/** How far something has come: a bar, and the numbers beside it as text. */
export function ProgressBar({ label, text, value, total }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.round((value / total) * 1_000) / 10;
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label={label}
        className="h-1.5 flex-1 appearance-none overflow-hidden rounded-full bg-default [&::-moz-progress-bar]:bg-(--chart-1) [&::-webkit-progress-bar]:bg-default [&::-webkit-progress-value]:bg-(--chart-1)"
        max={100}
        value={share}
      >
        {text}
      </progress>
      <span className="text-sm text-muted tabular-nums">{text}</span>
    </div>
  );
}
