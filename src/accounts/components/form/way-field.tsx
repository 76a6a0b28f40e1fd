import { useTranslations } from "next-intl";
import { RadioField } from "@/ui/forms/tick-field";

interface WayFieldProps {
  value: string;
  onChange?: (value: string) => void;
  ways?: readonly ("EMAIL" | "SMS" | "CODE")[];
}

const MESSAGES = ["EMAIL", "SMS"] as const;

/** Where there are several: by which way the invitation goes. Mail or text is kept for later ones too. */
export function WayField({ value, onChange, ways = MESSAGES }: WayFieldProps) {
  const t = useTranslations("texts.choice");
  return (
    <div
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement) onChange?.(target.value);
      }}
    >
      <RadioField
        choices={ways.map((way) => ({ value: way, label: t(way) }))}
        defaultValue={value}
        legend={t("legend")}
        name="inviteBy"
      />
    </div>
  );
}
