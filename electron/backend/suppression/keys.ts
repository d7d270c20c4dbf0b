import { domainToASCII } from 'node:url'
import type { SuppressionKind } from '../../../shared/contract/suppression.ts'
import { normalisePhone } from '../intake/phones.ts'

export interface SuppressionKey {
  readonly kind: SuppressionKind
  readonly value: string
}

/** A number without its extension, where it could be read (E.164); undefined else: no list can mean it. */
export const phoneValue = (stored: string): string | undefined => /^\+\d{5,15}/.exec(stored)?.[0]

/** Lower case, the domain as the network writes it: `Jörg@Müller.de` is `jörg@xn--mller-kva.de`. */
export function emailValue(text: string): string | undefined {
  const found = /^([^\s@<>",;]+)@([^\s@<>",;]+)$/.exec(text.trim().toLowerCase())
  const domain = found?.[2] && domainValue(found[2])
  return found && domain ? `${found[1]}@${domain}` : undefined
}

/** `acme.com` of `https://www.Acme.com/about`, `@acme.com` or `*.acme.com`; undefined for what is no domain. */
export function domainValue(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(?:\*?@|\*\.)/, '')
    .replace(/^www\.(?=.+\.)/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '')
  // Nearly all are plain, and need no look at what letters there are.
  if (PLAIN.test(host)) return host
  if (
    !/^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?(?:\.[\p{L}\p{N}\p{M}-]+)*\.\p{L}[\p{L}\p{N}\p{M}-]+$/u.test(
      host,
    )
  )
    return undefined
  return domainToASCII(host) || undefined
}

const PLAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z][a-z0-9-]*[a-z0-9]$/

/** A domain and those above it, but for its last label: `mail.acme.com`, `acme.com`. */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}

/** Where anybody has an address: to leave out all of them is never what is meant. */
const FOR_ANYBODY = new Set(
  `gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com
  yahoo.co.uk yahoo.de yahoo.fr ymail.com aol.com icloud.com me.com mac.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de
  t-online.de freenet.de mail.ru yandex.ru yandex.com qq.com 163.com 126.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net
  libero.it virgilio.it proton.me protonmail.com pm.me zoho.com btinternet.com comcast.net verizon.net att.net`.split(
    /\s+/,
  ),
)
export const isForAnybody = (domain: string): boolean => FOR_ANYBODY.has(domain)

/** What a text names: an e-mail address, a phone number or a domain; else why it cannot be told. */
export function readKey(text: string, country: string | null): SuppressionKey | { readonly problem: string } {
  const written = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^["'(<[]+|["')>\]]+$/g, '')
    .trim()
  const address = /^[*]?@/.test(written) ? undefined : (/[^\s<>",;:]+@[^\s<>",;]+/.exec(written)?.[0] ?? undefined)
  if (address) {
    const value = emailValue(address)
    return value ? { kind: 'email', value } : { problem: 'is not an e-mail address' }
  }
  if (/^(?:tel:)?[+\d(][\d\s()./+x#-]*(?:ext\.?\s*\d+)?$/i.test(written)) {
    const number = normalisePhone(written, country)
    const value = phoneValue(number)
    if (value) return { kind: 'phone', value }
    const bare = !written.startsWith('+') && country === null
    return {
      problem: bare
        ? 'is a number without its country; say in which country these numbers are'
        : 'is not a phone number that can be dialled',
    }
  }
  const value = domainValue(written)
  if (value) return isForAnybody(value) ? { problem: FOR_ANYBODY_WORDS } : { kind: 'domain', value }
  return { problem: 'is no phone number, e-mail address or domain' }
}
const FOR_ANYBODY_WORDS = 'is a domain at which anybody has an address; name the addresses'
