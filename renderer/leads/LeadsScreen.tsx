import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconAddressBook, IconFilter, IconSearch, IconUserSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation, useParams } from 'wouter'
import type { LeadFilter, LeadSort, SavedFilter } from '../../shared/contract/leadFilters.ts'
import { isEmptyFilter } from '../../shared/leads/matchFilter.ts'
import { api } from '../api/client.ts'
import { leadPath, LEADS_PATH } from '../app/routes.ts'
import { toastError } from '../app/toast.ts'
import { useUndoableToast } from '../app/undo.ts'
import { runCommand, useCommand } from '../commands/dispatch.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useAriaKeys } from '../commands/keyMap.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { ChoiceDialog } from '../desk/ChoiceDialog.tsx'
import { useReps } from '../desk/useReps.ts'
import { useExportLeads } from '../imports/useExportLeads.ts'
import { BulkDialogs, type BulkQuestion } from './BulkDialogs.tsx'
import { filterOptions } from './filterOptions.ts'
import { chipsOf, withoutCondition } from './filterWords.ts'
import { LeadGrid, type GridHandle } from './LeadGrid.tsx'
import { asksForAll, askedOf, EVERYBODY, leave, leftQuery, queryOf, sameQuery, type ShownQuery } from './leadQuery.ts'
import { PickList } from './PickList.tsx'
import { SavedTabs } from './SavedTabs.tsx'
import { SaveFilter } from './SaveFilter.tsx'
import { countOf, isNobody, NOBODY, type Selection } from './selection.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useLeadList } from './useLeadList.ts'
import classes from './LeadsScreen.module.css'

type Asked = 'filter' | 'sort' | 'save'

/** All leads: found as one types, filtered, sorted, and changed many at once. */
export default function LeadsScreen() {
  const { filterId } = useParams<{ filterId?: string }>()
  const [, navigate] = useLocation()
  const [query, setQuery] = useState<ShownQuery>(leftQuery)
  const [selection, setSelection] = useState<Selection>(NOBODY)
  const [asked, setAsked] = useState<Asked>()
  const [question, setQuestion] = useState<BulkQuestion>()
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<GridHandle>(null)
  const reps = useReps()
  const saved = useQuery(api.filters.list.queryOptions()).data?.filters
  const list = useLeadList(query)
  const say = useUndoableToast()

  const ask = (next: ShownQuery) => {
    setQuery(next)
    leave(next)
    // Whom nobody sees any more nothing is done with.
    setSelection(NOBODY)
  }
  const chosen = saved?.find((one) => sameQuery(queryOf(one), query))
  const [originId, setOriginId] = useState<string>()
  const origin = saved?.find(({ id, shipped }) => id === originId && !shipped)
  const choose = (one: SavedFilter | undefined) => {
    setOriginId(one?.id)
    ask(one ? queryOf(one) : EVERYBODY)
    grid.current?.focus()
  }
  // A place of its own for each filter: the palette goes there.
  const placed = saved?.find(({ id }) => id === filterId)
  useEffect(() => {
    if (!placed) return
    choose(placed)
    navigate(LEADS_PATH, { replace: true })
    // oxlint-disable-next-line react/exhaustive-deps -- only when another is gone to
  }, [placed?.id])

  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) field.current?.focus()
  }, [])

  const sortBy = (by: LeadSort['by'] | undefined) => {
    const { sort } = query
    if (by === undefined) return ask({ ...query, sort: undefined })
    const again = sort?.by === by
    ask({ ...query, sort: again ? (sort.reverse ? undefined : { by, reverse: true }) : { by } })
  }
  const setFilter = (filter: LeadFilter) => ask({ ...query, filter })

  const selected = countOf(selection, list.total)
  const hasSelection = !isNobody(selection) && selected > 0
  const one = selected === 1 && !list.more
  const whom = `${selection.kind === 'all' ? 'all ' : ''}${selected.toLocaleString('en')}${selection.kind === 'all' && list.more ? '+' : ''} ${one ? 'lead' : 'leads'}`
  const except = selection.kind === 'all' && selection.except.size > 0 ? { except: [...selection.except] } : {}
  const which = selection.kind === 'some' ? { leadIds: [...selection.ids] } : { which: askedOf(query), ...except }
  const exported =
    hasSelection && selection.kind === 'some' ? { leadIds: [...selection.ids] } : { ...askedOf(query), ...except }
  const exportThem = useExportLeads(exported)
  const exportCards = useExportLeads({ ...exported, format: 'vcard' })

  const canSave = !asksForAll(query) || query.sort !== undefined
  const searchKey = useAriaKeys('leads.search')
  useCommand('leads.search', () => field.current?.select())
  useCommand('leads.filter', () => setAsked('filter'))
  useCommand('leads.sort', () => setAsked('sort'))
  useCommand('leads.save', () => setAsked('save'), { enabled: canSave })
  const on = { enabled: hasSelection }
  useCommand('bulk.owner', () => setQuestion('owner'), on)
  useCommand('bulk.stage', () => setQuestion('stage'), on)
  useCommand('bulk.source', () => setQuestion('source'), on)
  useCommand('bulk.snooze', () => setQuestion('snooze'), on)
  useCommand('bulk.note', () => setQuestion('note'), on)
  useCommand('bulk.doNotContact', () => setQuestion('doNotContact'), on)
  useCommand('bulk.export', exportThem, { enabled: list.total > 0 })
  useCommand('bulk.exportCards', exportCards, { enabled: list.total > 0 })

  const remove = useMutation(
    api.filters.remove.mutationOptions({
      onSuccess: () => {
        say('Filter removed')
        choose(undefined)
      },
      onError: toastError,
    }),
  )

  const chips = chipsOf(query.filter, (id) => reps.get(id)?.name ?? 'somebody who left')
  const lastChip = chips.at(-1)
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      grid.current?.focus()
    }
    if (event.key === 'Escape' && query.text !== '') {
      event.preventDefault()
      ask({ ...query, text: '' })
    }
    if (event.key === 'Backspace' && query.text === '' && lastChip)
      setFilter(withoutCondition(query.filter, lastChip.key))
  }

  const counted = `${list.total.toLocaleString('en')}${list.more ? '+' : ''}`
  return (
    <div className={classes.screen}>
      <ScreenHeader
        title="Leads"
        note={
          <span role="status" className={classes.count}>
            {list.isLoading ? '' : `${list.more ? '1,000+' : counted}${asksForAll(query) ? '' : ' found'}`}
            {list.indexing ? ', notes are still being read in' : ''}
          </span>
        }
        actions={
          <>
            <Button
              variant="default"
              rightSection={<KeyCap command="lead.new" />}
              onClick={() => runCommand('lead.new')}
            >
              Add a lead
            </Button>
            <Button variant="default" onClick={() => runCommand('leads.import')}>
              Import
            </Button>
          </>
        }
      >
        <TextInput
          ref={field}
          className={classes.search}
          aria-label="Search leads"
          aria-keyshortcuts={searchKey}
          placeholder="Name, company, number, e-mail, words of a note"
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden />}
          rightSection={query.text === '' ? <KeyCap command="leads.search" /> : null}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={query.text}
          onChange={(event) => ask({ ...query, text: event.currentTarget.value })}
          onKeyDown={onFieldKey}
        />
      </ScreenHeader>
      <div className={classes.tools}>
        <SavedTabs
          filters={saved ?? []}
          chosen={chosen}
          everybody={sameQuery(query, EVERYBODY)}
          onChoose={choose}
          onRemove={({ id }) => remove.mutate({ id })}
        />
        <span className={classes.spacer} />
        {canSave && !chosen && (
          <Button variant="subtle" rightSection={<KeyCap command="leads.save" />} onClick={() => setAsked('save')}>
            {origin ? 'Save the changes' : 'Save as a filter'}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconFilter size={13} stroke={1.8} aria-hidden />}
          rightSection={<KeyCap command="leads.filter" />}
          onClick={() => setAsked('filter')}
        >
          Filter
        </Button>
      </div>
      {chips.length > 0 && (
        <div className={classes.chips} role="group" aria-label="What is asked for">
          {chips.map(({ key, text }) => (
            <button
              key={key}
              type="button"
              className={classes.chip}
              aria-label={`${text}: take away`}
              onClick={() => setFilter(withoutCondition(query.filter, key))}
            >
              {text} <IconX size={12} stroke={2} aria-hidden />
            </button>
          ))}
        </div>
      )}
      {Boolean(list.error) && (
        <div className={classes.error}>
          <ErrorNote error={list.error} />
        </div>
      )}
      {list.total === 0 && !list.isLoading && !list.error ? (
        <div className={classes.state}>
          <Nobody query={query} onAll={() => choose(undefined)} />
        </div>
      ) : (
        <LeadGrid
          ref={grid}
          list={list}
          reps={reps}
          sort={query.sort}
          onSort={sortBy}
          selection={selection}
          onSelect={setSelection}
          onOpen={(leadId) => navigate(leadPath(leadId))}
          onLeave={() => field.current?.focus()}
        />
      )}
      {hasSelection && (
        <SelectionBar
          count={selected}
          more={selection.kind === 'all' && list.more}
          all={selection.kind === 'all'}
          onClear={() => {
            setSelection(NOBODY)
            grid.current?.focus()
          }}
        />
      )}
      <FilterPicker
        opened={asked === 'filter'}
        onClose={() => setAsked(undefined)}
        filter={query.filter}
        onFilter={setFilter}
      />
      <ChoiceDialog
        opened={asked === 'sort'}
        onClose={() => setAsked(undefined)}
        title="Sort by"
        choices={SORTS}
        chosen={query.sort?.by ?? 'none'}
        onChoose={(id) => {
          const by = SORTED.find((known) => known === id)
          sortBy(by)
          setAsked(undefined)
        }}
      />
      <SaveFilter
        opened={asked === 'save'}
        onClose={() => setAsked(undefined)}
        query={query}
        origin={origin}
        onSaved={({ id }) => {
          setOriginId(id)
          say('Filter saved')
        }}
      />
      <BulkDialogs
        asked={question}
        onClose={() => setQuestion(undefined)}
        whom={whom}
        which={which}
        onDone={() => setSelection(NOBODY)}
      />
    </div>
  )
}

const SORTED = ['score', 'nextDue', 'lastActivity', 'created', 'name', 'company', 'value', 'stage'] as const
const SORTS = [
  { id: 'score', key: 's', label: 'Score', hint: 'highest first' },
  { id: 'nextDue', key: 'd', label: 'Next step', hint: 'soonest first' },
  { id: 'lastActivity', key: 'a', label: 'Last activity', hint: 'newest first' },
  { id: 'created', key: 'c', label: 'Created', hint: 'newest first' },
  { id: 'name', key: 'n', label: 'Name', hint: 'from A' },
  { id: 'company', key: 'o', label: 'Company', hint: 'from A' },
  { id: 'value', key: 'v', label: 'Value', hint: 'highest first' },
  { id: 'stage', key: 't', label: 'Stage', hint: 'from New' },
  { id: 'none', key: 'x', label: 'As they were found', hint: 'newest first' },
]

interface FilterPickerProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly filter: LeadFilter
  readonly onFilter: (filter: LeadFilter) => void
}

/** Conditions one after the other, each found by typing a word of it. */
function FilterPicker({ opened, onClose, filter, onFilter }: FilterPickerProps) {
  const [text, setText] = useState('')
  const facets = useQuery({ ...api.leads.facets.queryOptions(), enabled: opened }).data
  const reps = useReps()
  const options = opened ? filterOptions(filter, text, { facets, reps: [...reps.values()] }) : []
  return (
    <PickList
      opened={opened}
      onClose={() => {
        setText('')
        onClose()
      }}
      title="Filter leads"
      placeholder="Stage, owner, source, quiet for 20 days, value 40k …"
      text={text}
      onText={setText}
      options={options}
      onPick={(option) => onFilter(option.filter)}
      enter="add or take away"
      several
    />
  )
}

function Nobody({ query, onAll }: { readonly query: ShownQuery; readonly onAll: () => void }) {
  if (asksForAll(query)) {
    return (
      <EmptyState
        icon={<IconAddressBook size={32} stroke={1.3} />}
        title="No leads yet"
        text="Bring in a list from your CRM or a spreadsheet, or add the first one by hand."
      >
        <Button variant="default" onClick={() => runCommand('leads.import')}>
          Import leads
        </Button>
      </EmptyState>
    )
  }
  const text = query.text.trim()
  return (
    <EmptyState
      icon={<IconUserSearch size={32} stroke={1.3} />}
      title={text ? `Nobody is found by “${text}”` : 'Nobody is like this'}
      text={
        isEmptyFilter(query.filter)
          ? 'Each word has to begin something that is known of a lead: name, company, number, e-mail, place, note.'
          : 'Take a condition away, or look among all leads.'
      }
    >
      <Button variant="default" onClick={onAll}>
        Show all leads
      </Button>
    </EmptyState>
  )
}
