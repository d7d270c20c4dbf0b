import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Lead } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { leadPath } from '../../app/routes.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import { stageNames } from '../words.ts'
import leadClasses from '../lead/LeadView.module.css'
import { standingWords, warningWords } from './colleagueWords.ts'
import classes from './Company.module.css'
import { LinkList } from '../lead/LinkList.tsx'
import { EditCompany } from './EditCompany.tsx'
import { colleaguesOf, useCompany, type Colleague } from './useCompany.ts'

/** So many are listed; all of them are a search away. */
const SHOWN = 6

/** Who else is at the company, and what is going on with each. Nothing where nobody is and nothing is noted. */
export function CompanyCard({ lead }: { readonly lead: Lead }) {
  const detail = useCompany(lead)
  const [dialog, setDialog] = useState<'people' | 'edit'>()
  const [, navigate] = useLocation()
  const clock = useClock()
  const colleagues = colleaguesOf(detail, lead)
  useCommand('lead.colleague', () => setDialog('people'), { enabled: colleagues.length > 0 })
  useCommand('company.edit', () => setDialog('edit'), { enabled: detail !== undefined })
  if (!detail) return null
  const { company, alike } = detail
  const close = () => setDialog(undefined)
  const go = (leadId: string) => {
    close()
    navigate(leadPath(leadId))
  }
  const others = company.people - 1
  const hasMore =
    colleagues.length > 0 || alike.length > 0 || company.links.length > 0 || Boolean(company.notes ?? company.phone)
  return (
    <>
      {hasMore && (
        <section className={leadClasses.card} aria-labelledby="company-title">
          <SectionTitle
            id="company-title"
            extra={others > 0 ? `${others.toLocaleString('en')} more ${others === 1 ? 'person' : 'people'}` : undefined}
          >
            {company.name}
          </SectionTitle>
          {(company.notes ?? company.phone) && (
            <p className={classes.facts}>{[company.phone, company.notes].filter(Boolean).join(' · ')}</p>
          )}
          {company.links.length > 0 && (
            <p className={leadClasses.record}>
              <LinkList links={company.links} />
            </p>
          )}
          <ul className={classes.people} aria-label={`People at ${company.name}`}>
            {colleagues.slice(0, SHOWN).map((one) => (
              <li key={one.leadId}>
                <button type="button" className={classes.person} onClick={() => go(one.leadId)}>
                  <span className={classes.name}>{one.name}</span>
                  <span className={classes.quiet}>
                    {[one.title, stageNames[one.stage].toLowerCase()].filter(Boolean).join(' · ')}
                  </span>
                  <span className={classes.standing} data-warn={warningWords(one, clock) ? true : undefined}>
                    {standingWords(one, clock)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className={classes.foot}>
            {colleagues.length > 0 && (
              <button
                type="button"
                className={classes.open}
                onClick={() => runCommand('lead.colleague')}
                aria-haspopup="dialog"
              >
                Go to a colleague <KeyCap command="lead.colleague" />
              </button>
            )}
            <button type="button" className={classes.open} onClick={() => setDialog('edit')} aria-haspopup="dialog">
              {alike.length > 0 ? 'Edit or merge the company' : 'Edit the company'}
            </button>
          </div>
        </section>
      )}
      <ChoiceDialog
        opened={dialog === 'people'}
        onClose={close}
        title={`Who else is at ${company.name}?`}
        onChoose={go}
        choices={colleagues.slice(0, 9).map((one, i) => ({
          id: one.leadId,
          key: String(i + 1),
          label: one.title ? `${one.name}, ${one.title}` : one.name,
          hint: standingWords(one, clock),
        }))}
      />
      <EditCompany opened={dialog === 'edit'} onClose={close} detail={detail} />
    </>
  )
}

/** Before one calls: that somebody of the same company was called today, or meets us already. */
export function ColleagueNote({ lead }: { readonly lead: Lead }) {
  const colleagues = colleaguesOf(useCompany(lead), lead)
  const [, navigate] = useLocation()
  const clock = useClock()
  const warnings = colleagues.flatMap((one): (readonly [Colleague, string])[] => {
    const words = warningWords(one, clock)
    return words ? [[one, words]] : []
  })
  const [first] = warnings
  if (!first) return null
  const [one, words] = first
  return (
    <p className={classes.note} role="note">
      <span>
        <b>Same company:</b> {words}
        {warnings.length > 1 && `, and ${warnings.length - 1} more`}
      </span>
      <button type="button" className={classes.link} onClick={() => navigate(leadPath(one.leadId))}>
        Open {one.name}
      </button>
    </p>
  )
}

function useClock() {
  const { zone, clock } = useSettings()
  return { zone, clock, now: useNow() }
}
