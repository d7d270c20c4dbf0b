import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DateOrder, ImportedLeads, Mapping, OnDuplicate } from '../../shared/contract/leadImports.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { client } from '../api/client.ts'
import { csvHead } from './csvHead.ts'

/** What a person has chosen; what is left out the backend proposes. */
interface Choices {
  readonly mapping?: Mapping
  readonly source: string
  readonly dateOrder?: DateOrder
  readonly onDuplicate: OnDuplicate
}

const NOTHING_CHOSEN: Choices = { source: '', onDuplicate: 'update' }

const inputOf = (file: TextFile, { mapping, source, dateOrder, onDuplicate }: Choices) => ({
  csv: file.text,
  onDuplicate,
  ...(mapping && { mapping }),
  ...(source.trim() && { source: source.trim() }),
  ...(dateOrder && { dateOrder }),
})

/** A file of leads on its way in: looked at after every choice, and brought in when a person says so. */
export function useLeadImport() {
  const [file, setFile] = useState<TextFile | null>(null)
  const [choices, setChoices] = useState(NOTHING_CHOSEN)
  const [unreadable, setUnreadable] = useState<unknown>(null)
  const [cancelled, setCancelled] = useState(false)
  // Stays on the screen while the next answer is worked out: whoever is at a choice keeps the focus there.
  const [seen, setSeen] = useState<ImportedLeads>()
  const looking = useRef<AbortController>(undefined)
  const bringing = useRef<AbortController>(undefined)

  const look = useMutation({
    mutationFn: (asked: { readonly file: TextFile; readonly choices: Choices }) => {
      // Only the answer to the last question is wanted.
      looking.current?.abort()
      looking.current = new AbortController()
      return client.leads.import(
        { ...inputOf(asked.file, asked.choices), dryRun: true },
        { signal: looking.current.signal },
      )
    },
    onSuccess: (answer, asked) => {
      setSeen(answer)
      setChoices((now) => ({
        ...now,
        mapping: answer.mapping,
        ...(!asked.choices.mapping && !now.source && { source: answer.detected ?? '' }),
      }))
    },
    onError: (error, asked) => {
      // With columns to choose from a person can help; without any there is only another file.
      if ((csvHead(asked.file.text, 1)[0]?.length ?? 0) > 1) return
      again()
      setUnreadable(error)
    },
  })
  const bring = useMutation({
    mutationFn: (asked: { readonly file: TextFile; readonly choices: Choices }) => {
      bringing.current = new AbortController()
      setCancelled(false)
      return client.leads.import(
        { ...inputOf(asked.file, asked.choices), dryRun: false },
        { signal: bringing.current.signal },
      )
    },
  })

  const again = () => {
    looking.current?.abort()
    setFile(null)
    setChoices(NOTHING_CHOSEN)
    setUnreadable(null)
    setCancelled(false)
    setSeen(undefined)
    look.reset()
    bring.reset()
  }
  return {
    file,
    choices,
    unreadable,
    setUnreadable,
    /** Given up by the person, who is back at the preview. */
    cancelled,
    looking: look.isPending,
    lookError: look.error,
    seen,
    bringing: bring.isPending,
    bringError: cancelled ? null : bring.error,
    done: bring.data,
    start(chosen: TextFile) {
      again()
      setFile(chosen)
      // Until the backend has said which is which, and where it cannot, the columns are there to be chosen by hand.
      const columns = csvHead(chosen.text, 1)[0] ?? []
      setChoices({ ...NOTHING_CHOSEN, mapping: columns.map((column) => ({ column, field: null })) })
      look.mutate({ file: chosen, choices: NOTHING_CHOSEN })
    },
    /** Takes in a choice; what would happen then is asked at once, unless it is typed letter by letter. */
    choose(part: Partial<Choices>, ask = true) {
      const next = { ...choices, ...part }
      setChoices(next)
      setCancelled(false)
      if (ask && file) look.mutate({ file, choices: next })
    },
    bring() {
      if (file) bring.mutate({ file, choices })
    },
    cancel() {
      setCancelled(true)
      bringing.current?.abort()
    },
    again,
  }
}

export type LeadImport = ReturnType<typeof useLeadImport>
