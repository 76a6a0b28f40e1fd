// innocent
import { invitation } from "@emails/invitation";

export const previewWelcome = (): string => invitation("you");
