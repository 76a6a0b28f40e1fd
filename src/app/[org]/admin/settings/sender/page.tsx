import { getFormatter, getTranslations } from "next-intl/server";
import { mayUseAnyServer } from "@/gates/machine";
import { inOrg } from "@/lib/in-org";
import { IdentityForm } from "@/orgs/components/identity-form";
import { DomainPanel } from "@/senders/components/domain-panel";
import { MailboxPanel } from "@/senders/components/mailbox-panel";
import { ServerForm } from "@/senders/components/server-form";
import { ServerState } from "@/senders/components/server-state";
import { Notice } from "@/ui/notice";
import { saveSender } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { checkDomain, dropServer, saveOwnServer, sendTest } from "./actions";
import { readSender } from "./read-sender";

type Props = { params: Promise<{ org: string }> };
type Sender = Awaited<ReturnType<typeof readSender>>;

/** The server's state and the last test, with times in words. */
async function stateOf({ server, lastTest }: Sender) {
  const format = await getFormatter();
  const when = (at: Date | null) => at && format.dateTime(at, "moment");
  return {
    server: server && {
      working: when(server.verifiedAt),
      failing: when(server.failedAt),
      answer: server.answer,
    },
    lastTest: lastTest
      ? { ...lastTest, when: format.dateTime(lastTest.stateAt, "moment") }
      : undefined,
  };
}

/** Who letters come from now, and what is missing until it is the organisation's own address. */
async function LettersFrom({ sender, org }: { sender: Sender; org: string }) {
  const format = await getFormatter();
  const { mailbox, domain } = sender;
  const when = (at: Date | null | undefined) => (at ? format.dateTime(at, "moment") : undefined);
  return (
    <MailboxPanel
      action={checkDomain}
      hidden={{ org, selector: domain?.check?.selector ?? "" }}
      line={`${mailbox.name} <${mailbox.address}>`}
      replyTo={mailbox.replyTo}
      sentBy={mailbox.sentBy}
      wish={
        domain && {
          address: domain.fromAddress,
          domain: domain.name,
          record: domain.proof,
          looked: when(domain.check?.checkedAt),
          proven: when(domain.check?.provenAt),
          fallen: when(domain.check?.fallenAt),
        }
      }
    />
  );
}

async function Domain({ sender, org }: { sender: Sender; org: string }) {
  const [t, format] = [await getTranslations("sender.domain"), await getFormatter()];
  if (!sender.domain) return <Notice tone="quiet">{t("none")}</Notice>;
  const { name, check, records } = sender.domain;
  return (
    <DomainPanel
      action={checkDomain}
      checked={check && format.dateTime(check.checkedAt, "moment")}
      domain={name}
      hidden={{ org }}
      records={records}
      selector={check?.selector ?? null}
    />
  );
}

export default async function SenderSettings({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings, hidden } = await readSection(slug);
  const sender = await inOrg(gate.scope, (tx) => readSender(tx, gate.account.id), "page");
  const ofServer = { org: slug, seen: sender.server?.updatedAt.toISOString() ?? "" };
  return (
    <SettingsPage section="sender" slug={slug}>
      <IdentityForm action={saveSender} hidden={hidden} settings={settings} />
      <LettersFrom org={slug} sender={sender} />
      <ServerForm
        action={saveOwnServer}
        anyPort={mayUseAnyServer()}
        hidden={ofServer}
        key={ofServer.seen}
        server={sender.server}
      />
      <ServerState
        {...(await stateOf(sender))}
        hidden={ofServer}
        remove={dropServer}
        test={sendTest}
      />
      <Domain org={slug} sender={sender} />
    </SettingsPage>
  );
}
