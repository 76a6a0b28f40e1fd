import { useTranslations } from "next-intl";
import { RadioField } from "@/ui/forms/tick-field";

interface WayFieldProps {
  value: string;
  onChange?: (value: string) => void;
}

/** Where there are both an address and a mobile: which of them the invitation goes to, now and later. */
export function WayField({ value, onChange }: WayFieldProps) {
  const t = useTranslations("texts.choice");
  return (
    <div
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement) onChange?.(target.value);
      }}
    >
      <RadioField
        choices={[
          { value: "EMAIL", label: t("EMAIL") },
          { value: "SMS", label: t("SMS") },
        ]}
        defaultValue={value}
        legend={t("legend")}
        name="inviteBy"
      />
    </div>
  );
}
