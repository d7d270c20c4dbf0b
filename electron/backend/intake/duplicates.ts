import { emailKey, fold, nameKey, phoneKey } from './leadKeys.ts'

/** Somebody, as far as that tells who they are. */
export interface Person {
  /** The name, else the company or e-mail address that stands for it. */
  readonly called: string
  readonly company: string | null
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

interface Entry<T> {
  readonly value: T
  readonly name: string
  readonly nameKey: string
  readonly shortName: string
  readonly company: string
  readonly emails: ReadonlySet<string>
  readonly phones: ReadonlySet<string>
  readonly mainEmail: string | null
  readonly mainPhone: string | null
}

/**
 * Finds who is known already: by any e-mail address, else by a phone number and a name that fits it (colleagues share
 * a switchboard), else by name and company where no differing e-mail addresses speak against it.
 */
export interface PeopleIndex<T> {
  find(person: Person): T | undefined
  /** Adds somebody, or what has come to be known of them. */
  add(value: T, person: Person): void
}

export function peopleIndex<T>(): PeopleIndex<T> {
  const byEmail = new Map<string, Entry<T>[]>()
  const byPhone = new Map<string, Entry<T>[]>()
  const byName = new Map<string, Entry<T>[]>()
  return {
    add(value, person) {
      const entry = entryOf(value, person)
      for (const email of entry.emails) push(byEmail, email, entry)
      for (const phone of entry.phones) push(byPhone, phone, entry)
      push(byName, entry.nameKey, entry)
    },
    find(person) {
      const asked = entryOf(undefined, person)
      for (const email of asked.emails) {
        const found = byEmail.get(email)
        if (found) return (found.find((entry) => entry.mainEmail === email) ?? found[0])?.value
      }
      for (const phone of asked.phones) {
        const found = (byPhone.get(phone) ?? []).filter((entry) => samePhoneSamePerson(entry, asked))
        const surest = (entry: Entry<T>): number =>
          (entry.nameKey === asked.nameKey ? 4 : 0) +
          (entry.name === asked.name ? 2 : 0) +
          (entry.mainPhone === phone ? 1 : 0)
        const [best] = found.toSorted((a, b) => surest(b) - surest(a))
        if (best) return best.value
      }
      return byName.get(asked.nameKey)?.find((entry) => sameNameSamePerson(entry, asked))?.value
    },
  }
}

function push<T>(index: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const entries = index.get(key)
  if (entries) entries.push(entry)
  else index.set(key, [entry])
}

function entryOf<T>(value: T, person: Person): Entry<T> {
  const name = fold(person.called)
  const emails = person.emails.flatMap((email) => emailKey(email) ?? [])
  const phones = person.phones.flatMap((phone) => phoneKey(phone) ?? [])
  return {
    value,
    name,
    nameKey: nameKey(person.called, person.company),
    shortName: shortName(name),
    company: fold(person.company ?? ''),
    emails: new Set(emails),
    phones: new Set(phones),
    mainEmail: emails[0] ?? null,
    mainPhone: phones[0] ?? null,
  }
}

/** Last name and initial, in which "Dana M. Reyes", "D. Reyes" and "Reyes, Dana" are one. */
function shortName(name: string): string {
  const [last, first] = name.split(',', 2)
  const words = (first ? `${first} ${last}` : name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words.length < 2 ? (words[0] ?? '') : `${words.at(-1)} ${words[0]?.charAt(0)}`
}

const differingEmails = (a: Entry<unknown>, b: Entry<unknown>): boolean => a.emails.size > 0 && b.emails.size > 0

const samePhoneSamePerson = (known: Entry<unknown>, asked: Entry<unknown>): boolean =>
  known.name === asked.name || (known.shortName === asked.shortName && !differingEmails(known, asked))

function sameNameSamePerson(known: Entry<unknown>, asked: Entry<unknown>): boolean {
  if (differingEmails(known, asked)) return false
  if (asked.company !== '') return true
  // A name alone is one person only where there is nothing else to tell two apart by.
  return known.emails.size + known.phones.size + asked.emails.size + asked.phones.size === 0
}
