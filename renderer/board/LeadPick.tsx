import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffectEvent, useId, useLayoutEffect, useState, type KeyboardEvent } from 'react'
import { api } from '../api/client.ts'
import classes from './LeadPick.module.css'

const SHOWN = 6

/** Finds the lead for whom a time on the board is booked: typed, chosen by arrows, taken by Enter. */
export function LeadPick({ onPick }: { readonly onPick: (leadId: string) => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [enterWaits, setEnterWaits] = useState(false)
  const listId = useId()
  const asked = text.trim()
  const found = useQuery(
    api.search.all.queryOptions({
      input: { text: asked, limit: SHOWN },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const leads = asked === '' ? [] : (found.data?.leads ?? [])
  const complete = asked === '' || (found.data !== undefined && !found.isPlaceholderData)
  const active = leads[Math.min(chosen, leads.length - 1)]

  const take = () => {
    if (active) onPick(active.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && leads.length > 0) {
      event.preventDefault()
      setChosen((before) => (Math.min(before, leads.length - 1) + step + leads.length) % leads.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      // What was typed last may not have been answered yet.
      if (complete) take()
      else setEnterWaits(true)
    }
  }
  const takeFirst = useEffectEvent(take)
  useLayoutEffect(() => {
    if (enterWaits && complete) takeFirst()
  }, [enterWaits, complete])

  return (
    <div className={classes.pick}>
      <TextInput
        label="For whom?"
        placeholder="Name, company, number"
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded={leads.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(0)
          setEnterWaits(false)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Leads found" className={classes.list}>
        {leads.map((lead) => (
          <div
            key={lead.id}
            id={`${listId}-${lead.id}`}
            role="option"
            aria-selected={lead.id === active?.id}
            className={classes.lead}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(lead.id)}
          >
            <span className={classes.name}>{lead.name}</span>
            <span className={classes.company}>{lead.company}</span>
          </div>
        ))}
      </div>
      <p role="status" className={classes.none}>
        {asked !== '' && complete && leads.length === 0 && 'No lead is found by that.'}
      </p>
    </div>
  )
}
