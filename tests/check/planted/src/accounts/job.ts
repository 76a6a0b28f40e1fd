// innocent
import { invitation } from "@emails/invitation";
import { previewWelcome } from "@/accounts/preview-welcome";
import { send } from "@/lib/mail";
import { suspend } from "@/lifecycle/suspend";
import { insertAccount } from "./store";

export const runAccounts = (): string[] => [
  invitation("you"),
  previewWelcome(),
  suspend(),
  send(),
  insertAccount(),
];
