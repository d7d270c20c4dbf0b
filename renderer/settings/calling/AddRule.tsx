import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallingRule } from '../../../shared/contract/calling.ts'
import { REGIONS } from '../../../shared/places/regions.ts'
import { api, client } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Section } from '../../forms/Section.tsx'
import layout from '../../forms/Sections.module.css'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { holidayChoices } from '../../reps/holidayRegions.ts'
import css from './RuleEditor.module.css'
import { SearchSelect } from '../../forms/SearchSelect.tsx'

interface Props {
  readonly rules: readonly CallingRule[]
  readonly onAdded: (key: string) => void
}

/** Asks for which place there is to be a rule; its hours are then edited like those of any other. */
export function AddRule({ rules, onAdded }: Props) {
  const queries = useQueryClient()
  const say = useUndoableToast()
  const [country, setCountry] = useState<string | null>(null)
  const [region, setRegion] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: () => client.calling.addRule({ country: country ?? '', ...(region && { region }) }),
    onSuccess: async (rule) => {
      await queries.invalidateQueries({ queryKey: api.calling.key() })
      say(`Added: calling hours of ${rule.name}`)
      onAdded(rule.key)
    },
  })
  const has = (key: string) => rules.some((rule) => rule.key === key)
  const regions = (country && REGIONS[country]) || []
  const there = region ? `${country}-${region}` : (country ?? '')
  return (
    <div className={css.editor}>
      <div className={layout.detail} tabIndex={-1}>
        <h2 className={css.title}>
          A rule for a place
          <span className={css.quiet}>begins with the hours that hold there now</span>
        </h2>
        <div className={`${layout.sections} ${css.sections}`}>
          <Section title="Where">
            <div className={css.place}>
              <SearchSelect
                label="Country"
                placeholder="Type its name"
                data={holidayChoices().filter(({ value }) => !value.includes('-'))}
                value={country}
                error={fieldMessage(add.error, 'country')}
                onChange={(value) => {
                  add.reset()
                  setCountry(value)
                  setRegion(null)
                }}
              />
              <SearchSelect
                label="State or region"
                placeholder={country && regions.length === 0 ? 'The whole country' : 'All of it'}
                clearable
                disabled={regions.length === 0}
                data={regions.map(({ code, name }) => ({
                  value: code,
                  label: name,
                  disabled: has(`${country}-${code}`),
                }))}
                value={region}
                error={fieldMessage(add.error, 'region')}
                onChange={(value) => {
                  add.reset()
                  setRegion(value)
                }}
              />
            </div>
            {country && has(there) ? (
              <p className={css.note}>
                There is a rule for it already.{' '}
                {regions.length > 0 && !region
                  ? 'Choose a part of the country, or change that rule.'
                  : 'Change that one.'}
              </p>
            ) : null}
          </Section>
          {add.error && !fieldMessage(add.error, 'country') && !fieldMessage(add.error, 'region') ? (
            <ErrorNote error={add.error} />
          ) : null}
          <div>
            {country && has(there) ? (
              <Button variant="default" onClick={() => onAdded(there)}>
                Show the rule
              </Button>
            ) : (
              <Button disabled={!country} loading={add.isPending} onClick={() => add.mutate()}>
                Add the rule
              </Button>
            )}
          </div>
        </div>
      </div>
    </div>
  )
}
