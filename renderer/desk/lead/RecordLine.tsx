import { Fragment } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { preferredWords } from '../../../shared/leads/preferredTimes.ts'
import { toneClass } from '../../components/StatusDot.tsx'
import { consentWords } from './consentWords.ts'
import classes from './LeadView.module.css'
import { LinkList } from './LinkList.tsx'
import { spoken } from './spokenNumber.ts'

/** When the lead likes to meet, whether there is a reason not to call, and pages about them; nothing where none is known. */
export function RecordLine({ lead }: { readonly lead: Lead }) {
  const consent = consentWords(lead.consent)
  const { preferredTimes: times, links = [], phones = [] } = lead
  const wrong = phones.filter(({ state }) => state === 'wrong')
  if (!consent && !times && links.length === 0 && wrong.length === 0) return null
  return (
    <p className={classes.record}>
      {wrong.length > 0 && (
        <span>
          {lead.phone === null && <b className={toneClass('amber')}>No number works: </b>}
          {wrong.map(({ number }, i) => (
            <Fragment key={number}>
              {i > 0 && ', '}
              <s>{spoken(number)}</s>
            </Fragment>
          ))}{' '}
          {wrong.length === 1 ? 'is a wrong number' : 'are wrong numbers'}
        </span>
      )}
      {consent && <b className={toneClass(consent.tone)}>{consent.text}</b>}
      {times && (
        <span title={preferredWords(times.windows)}>
          Likes to meet: {times.said === '' ? preferredWords(times.windows) : times.said}
        </span>
      )}
      <LinkList links={links} />
    </p>
  )
}
