"use client";

import { Eye, PencilLine, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useWays } from "@/addressees/components/use-ways";
import { Button } from "@/ui/button";
import type { Recipients } from "./recipients-of";

interface ComposerFootProps {
  recipients: Recipients;
  isPending: boolean;
  isPreviewShown: boolean;
  onPreview: () => void;
  onReview: () => void;
}

/** The bar that decides: the number, and the way to its confirmation. */
export function ComposerFoot(props: ComposerFootProps) {
  const { recipients, isPending, isPreviewShown, onPreview, onReview } = props;
  const t = useTranslations("campaigns.compose");
  const compose = useTranslations("compose");
  const say = useWays();
  return (
    <>
      <p className="min-w-0 flex-1 truncate text-sm text-muted max-md:hidden">
        {t.rich("foot", {
          ways: say(recipients.channels),
          languages: recipients.languages.length,
          b: (words) => <strong className="font-medium text-foreground">{words}</strong>,
        })}
      </p>
      <Button className="md:hidden" onPress={onPreview}>
        {isPreviewShown ? <PencilLine aria-hidden /> : <Eye aria-hidden />}
        {isPreviewShown ? compose("message") : compose("preview")}
      </Button>
      <Button className="max-md:flex-1" isPending={isPending} look="primary" onPress={onReview}>
        <Send aria-hidden />
        {compose("review")}
      </Button>
    </>
  );
}
