import { CodeNotices } from "@/accounts/components/person/code-notices";
import { PersonNotices } from "@/accounts/components/person/person-notices";
import { PendingAddress } from "@/addresses/components/pending-address";
import { AsideNotice } from "@/desk/components/aside-notice";
import { keepAddress, resendAddress } from "./address-actions";
import type { PersonPage } from "./read-person-page";

const ADDRESS_ACTIONS = { resend: resendAddress, keep: keepAddress };

interface NoticesProps {
  page: PersonPage;
  /** The composer, and where the address is put right: for those who may. */
  inviteHref: string | undefined;
  editHref: string | undefined;
}

/** What has to be known of somebody before anything else, each with its next step. */
export function Notices({ page, inviteHref, editHref }: NoticesProps) {
  const { slug } = page.gate.org;
  return (
    <>
      <CodeNotices {...page} org={slug} />
      <PersonNotices {...page} editHref={editHref} inviteHref={inviteHref} />
      <PendingAddress
        actions={editHref ? ADDRESS_ACTIONS : undefined}
        id={page.person.id}
        org={slug}
        channel="EMAIL"
        current={page.person.email}
        pending={page.pending}
      />
      <PendingAddress
        actions={editHref ? ADDRESS_ACTIONS : undefined}
        channel="SMS"
        current={page.person.phone}
        id={page.person.id}
        org={slug}
        pending={page.pendingMobile}
      />
      <AsideNotice {...page} org={slug} />
    </>
  );
}
