import { textsAt } from "./dns";

/** What name servers say of a sender's domain. Its policy may stand at the domain above, which holds for all below it. */
export async function recordsOf(domain: string, at: { selector: string | null; proof: string }) {
  const parent = domain.slice(domain.indexOf(".") + 1);
  const [spf, dkim, own, proof] = await Promise.all([
    textsAt(domain),
    at.selector ? textsAt(`${at.selector}._domainkey.${domain}`) : undefined,
    textsAt(`_dmarc.${domain}`),
    textsAt(at.proof),
  ]);
  const dmarc = own?.length === 0 && parent.includes(".") ? await textsAt(`_dmarc.${parent}`) : own;
  return { spf, dkim, dmarc, proof };
}
