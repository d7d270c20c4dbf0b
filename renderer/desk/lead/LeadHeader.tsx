import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { cityOf, formatTime, longZoneName } from '../../time/format.ts'
import { useReps } from '../useReps.ts'
import { CallingNote } from './CallingNote.tsx'
import { firstNameOf, leadZone, stageNames } from '../words.ts'
import { PlaceButtons } from './PlaceButtons.tsx'
import { RecordLine } from './RecordLine.tsx'
import classes from './LeadView.module.css'

interface LeadHeaderProps {
  readonly lead: Lead
  readonly calling: Callable
  readonly inQueue: boolean
}

export function LeadHeader({ lead, calling, inQueue }: LeadHeaderProps) {
  const reps = useReps()
  const owner = lead.ownerId ? reps.get(lead.ownerId) : undefined
  const place = [lead.city, lead.region ?? (lead.city ? lead.country : regionName(lead.country))]
    .filter(Boolean)
    .join(', ')
  const facts = [
    [lead.title, lead.company].filter(Boolean).join(', '),
    lead.employees ? `${lead.employees.toLocaleString('en')} people` : '',
    place,
  ].filter(Boolean)
  return (
    <header className={classes.identity}>
      <div className={classes.head}>
        <h1>{lead.name}</h1>
        <span className={`${classes.tag} ${classes.stage}`}>{stageNames[lead.stage]}</span>
        {owner && <span className={classes.tag}>Owner: {firstNameOf(owner.name)}</span>}
        <PlaceButtons pinned={lead.pinned ?? false} inQueue={inQueue} />
        <button type="button" className={classes.edit} onClick={() => runCommand('lead.edit')} aria-haspopup="dialog">
          Edit <KeyCap command="lead.edit" />
        </button>
      </div>
      {facts.length > 0 && (
        <p className={classes.line}>
          {facts.map((fact, i) => (
            <span key={fact}>
              {i > 0 && (
                <span className={classes.separator} aria-hidden="true">
                  ·
                </span>
              )}
              {fact}
            </span>
          ))}
        </p>
      )}
      <LeadClock lead={lead} calling={calling} />
      <RecordLine lead={lead} />
    </header>
  )
}

/** Two clocks: the lead's first, and whether this is an hour to call. */
function LeadClock({ lead, calling }: { readonly lead: Lead; readonly calling: Callable }) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const zone = leadZone(lead, calling)
  return (
    <p className={classes.clock}>
      {zone ? (
        <>
          <b>{formatTime(now, zone, clock)}</b>{' '}
          <span className={classes.place}>
            in {whereWords(lead.city ?? cityOf(zone), longZoneName(zone, now))}
            {zone !== ours && `, ${formatTime(now, ours, clock)} here`}
          </span>
        </>
      ) : (
        <span className={classes.place}>
          {lead.zones.length > 1
            ? `One of ${lead.zones.length} time zones: ${lead.zones.slice(0, 3).map(cityOf).join(', ')}`
            : 'No address and no number says where this is'}
        </span>
      )}
      <CallingNote calling={calling} />
    </p>
  )
}

/** `Denver, Mountain Time`; a zone without a place is its own name. */
const whereWords = (city: string, zoneName: string): string => (city === zoneName ? city : `${city}, ${zoneName}`)

function regionName(country: string | null): string | undefined {
  return country ? new Intl.DisplayNames('en', { type: 'region' }).of(country) : undefined
}
