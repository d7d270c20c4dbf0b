import type { Lead } from '../../../shared/contract/leads.ts'
import { preferredWords } from '../../../shared/leads/preferredTimes.ts'
import { shell } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { toneClass } from '../../components/StatusDot.tsx'
import { consentWords } from './consentWords.ts'
import classes from './LeadView.module.css'

/** When the lead likes to meet, whether there is a reason not to call, and pages about them; nothing where none is known. */
export function RecordLine({ lead }: { readonly lead: Lead }) {
  const consent = consentWords(lead.consent)
  const { preferredTimes: times, links = [] } = lead
  if (!consent && !times && links.length === 0) return null
  return (
    <p className={classes.record}>
      {consent && <b className={toneClass(consent.tone)}>{consent.text}</b>}
      {times && (
        <span title={preferredWords(times.windows)}>
          Likes to meet: {times.said === '' ? preferredWords(times.windows) : times.said}
        </span>
      )}
      {links.map(({ label, url }) => (
        <button
          key={url}
          type="button"
          className={classes.recordLink}
          title={url}
          onClick={() => void shell.openExternal({ url }).catch(toastError)}
        >
          {label}
        </button>
      ))}
    </p>
  )
}
