import { Select, TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ConsentBasis } from '../../../shared/contract/leadRecord.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { parseDay } from '../../forms/parseDay.ts'
import { dayKey } from '../../time/format.ts'
import { consentNames } from '../../../shared/leads/consentNames.ts'
import classes from './EditLead.module.css'
import type { ConsentDraft, MoreDraft } from './leadDraft.ts'
import { LinkRows } from './LinkRows.tsx'
import { PreferredFields } from './PreferredFields.tsx'

interface MoreProps {
  readonly draft: MoreDraft
  readonly edit: (part: Partial<MoreDraft>) => void
  readonly error: unknown
}

/** What few leads need: behind one line, unless something of it is known already. */
export function MoreFields({ draft, edit, error }: MoreProps) {
  const [isOpen, setOpen] = useState(() => knows(draft))
  const wrong = ['links', 'preferredTimes', 'consent'].some((field) => fieldMessage(error, field))
  const isShown = isOpen || wrong
  return (
    <div className={classes.more}>
      <button type="button" className={classes.moreButton} aria-expanded={isShown} onClick={() => setOpen(!isShown)}>
        <IconChevronRight size={15} stroke={1.8} aria-hidden data-open={isShown || undefined} />
        Preferred times, consent and links
      </button>
      {isShown && (
        <div className={classes.groups}>
          <PreferredFields
            preferred={draft.preferred}
            onPreferred={(preferred) => edit({ preferred })}
            error={fieldMessage(error, 'preferredTimes')}
          />
          <ConsentFields consent={draft.consent} onConsent={(consent) => edit({ consent })} error={error} />
          <LinkRows links={draft.links} onLinks={(links) => edit({ links })} error={error} />
        </div>
      )}
    </div>
  )
}

const knows = ({ links, preferred, consent }: MoreDraft): boolean =>
  links.length > 0 || preferred.said !== '' || (preferred.windows ?? []).length > 0 || consent.basis !== null

interface ConsentFieldsProps {
  readonly consent: ConsentDraft
  readonly onConsent: (consent: ConsentDraft) => void
  readonly error: unknown
}

const BASES = (Object.keys(consentNames) as ConsentBasis[]).map((value) => ({ value, label: consentNames[value] }))

/** Why the lead may be contacted, since when, and where that was said. */
export function ConsentFields({ consent, onConsent, error }: ConsentFieldsProps) {
  const { zone } = useSettings()
  const today = dayKey(useNow(), zone)
  const write = (part: Partial<ConsentDraft>) => onConsent({ ...consent, ...part })
  return (
    <section aria-label="Consent">
      <SectionTitle>Consent</SectionTitle>
      <div className={classes.fields}>
        <Select
          label="May be contacted because"
          placeholder="Not known"
          data={BASES}
          clearable
          value={consent.basis}
          onChange={(basis) => write({ basis: basis as ConsentBasis | null, date: basis ? consent.date || today : '' })}
        />
        <TextInput
          label="Since"
          placeholder="24 Dec 2026"
          value={consent.date}
          disabled={!consent.basis}
          error={fieldMessage(error, 'consent.date')}
          autoComplete="off"
          onChange={(event) => write({ date: event.currentTarget.value })}
          onBlur={() => {
            const day = parseDay(consent.date, today)
            if (day) write({ date: day })
          }}
        />
        <TextInput
          label="Said where"
          placeholder="Form, call, trade fair"
          value={consent.source}
          disabled={!consent.basis}
          autoComplete="off"
          onChange={(event) => write({ source: event.currentTarget.value })}
        />
        <TextInput
          className={classes.whole ?? ''}
          label="Note"
          value={consent.note}
          disabled={!consent.basis}
          autoComplete="off"
          onChange={(event) => write({ note: event.currentTarget.value })}
        />
      </div>
      {consent.basis === 'withdrawn' && (
        <p className={classes.warning} role="alert">
          Who has withdrawn is not contacted any more: the lead leaves the queue.
        </p>
      )}
    </section>
  )
}
