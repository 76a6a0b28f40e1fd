import { WayPane } from "./way-pane";

/** What stands on a printed letter; its code is dots. */
export interface ShownCode {
  name: string;
  organization: string;
  lead: string;
  label: string;
  code: string;
  step: string;
  until: string;
  language: string;
}

/** The letter with an access code, in short, as somebody is handed it. */
export function CodePreview({ code, isTheirs }: { code: ShownCode; isTheirs: boolean }) {
  return (
    <WayPane channel="CODE" isTheirs={isTheirs}>
      <div className="panel flex flex-col gap-2 p-4 text-sm" lang={code.language}>
        <p className="text-xs text-muted">{code.organization}</p>
        <p className="font-semibold wrap-anywhere">{code.name}</p>
        <p className="text-xs text-muted">{code.lead}</p>
        <p className="text-xs text-muted">{code.label}</p>
        <p className="rounded-lg bg-surface-secondary px-3 py-2 text-center font-mono tracking-wide">
          {code.code}
        </p>
        <p className="text-xs wrap-anywhere text-muted">{code.step}</p>
        <p className="text-xs text-muted">{code.until}</p>
      </div>
    </WayPane>
  );
}
