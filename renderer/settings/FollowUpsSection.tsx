import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { api } from '../api/client.ts'
import { FOLLOW_UPS_PATH } from '../app/routes.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { Section } from '../forms/Section.tsx'
import css from './Settings.module.css'

/** What a call can end with, at a glance, and the way to where it is edited. */
export function FollowUpsSection() {
  const [, navigate] = useLocation()
  const rules = useQuery(api.followUps.rules.queryOptions()).data
  return (
    <Section
      title="Outcomes of calls"
      actions={
        <Button variant="default" size="compact-sm" onClick={() => navigate(FOLLOW_UPS_PATH)}>
          Edit calls and follow-ups
        </Button>
      }
    >
      {rules ? (
        <>
          <p className={css.outcomes}>
            {rules.outcomes
              .filter(({ active }) => active)
              .map(({ code, label, key }) => (
                <span key={code} className={css.outcome}>
                  <KeyCap keys={key} /> {label}
                </span>
              ))}
          </p>
          <p className={css.note}>
            {rules.attempts.inAll} attempts in all, {rules.attempts.recoveries} tries to win back a no-show, and{' '}
            {rules.ladder.length} {rules.ladder.length === 1 ? 'step' : 'steps'} to have a meeting confirmed.
          </p>
        </>
      ) : null}
    </Section>
  )
}
