import type { TextOutcome } from "./outcome";

export interface Text {
  to: string;
  body: string;
  segments: number;
  /** Where the provider is to tell what became of it. */
  statusCallback: string | undefined;
  /** An earlier attempt may have been taken without our knowing. */
  isRepeat: boolean;
}

export interface Texter {
  transport: "LOCAL" | "TWILIO";
  /** Hands one text over. What the provider says is an outcome, not an exception. */
  send(text: Text): Promise<TextOutcome>;
}
