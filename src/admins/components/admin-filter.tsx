import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";

interface AdminFilterProps {
  /** The page itself. */
  action: string;
  choices: readonly Choice[];
  role: string;
}

/** Shows those who hold one role; the address keeps which. */
export function AdminFilter({ action, choices, role }: AdminFilterProps) {
  const t = useTranslations("roles.admins");
  return (
    <Form action={action} className="flex max-w-100 items-end gap-2">
      <SelectField
        choices={choices}
        className="flex-1"
        defaultValue={role}
        emptyLabel={t("all")}
        isLabelHidden
        label={t("filter")}
        name="role"
      />
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
