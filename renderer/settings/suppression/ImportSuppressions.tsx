import { Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { FileDrop } from '../../forms/FileDrop.tsx'
import { Section } from '../../forms/Section.tsx'
import { holidayChoices } from '../../reps/holidayRegions.ts'
import { countWords, leadWords } from './suppressionWords.ts'
import css from './SuppressionScreen.module.css'
import { SearchSelect } from '../../forms/SearchSelect.tsx'

const PAUSE_MS = 250
/** More than a field of text can be typed in; it is read all the same. */
const SHOWN_CHARACTERS = 200_000

/** Takes a list in, of any shape, after showing what would come of it. */
export function ImportSuppressions() {
  const say = useUndoableToast()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [source, setSource] = useState('')
  const [country, setCountry] = useState<string | null>(null)
  const [failed, setFailed] = useState<unknown>()
  const [pasted] = useDebouncedValue(typed, PAUSE_MS)
  const text = file?.text ?? pasted
  const about = {
    ...(reason.trim() && { reason: reason.trim() }),
    ...(source.trim() && { source: source.trim() }),
    ...(country && { country }),
  }
  const preview = useQuery({
    ...api.suppression.import.queryOptions({ input: { text, dryRun: true, ...(country && { country }) } }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const clear = () => {
    setFile(undefined)
    setTyped('')
    setFailed(undefined)
  }
  const take = useMutation(
    api.suppression.import.mutationOptions({
      onSuccess: (done) => {
        say(`On the list: ${countWords(done.counts)}`)
        clear()
      },
    }),
  )
  const found = text.trim() === '' ? undefined : preview.data
  return (
    <Section title="Import a list" note="from another program, a registry, or pasted">
      {file ? (
        <div className={css.buttons}>
          <b>{file.name}</b>
          <Button variant="default" size="compact-sm" onClick={clear}>
            Another one
          </Button>
        </div>
      ) : (
        <>
          <FileDrop
            compact
            title="Drop a CSV or text file here"
            hint="One number, address or domain a line, or a table with columns of them."
            button="Choose a file"
            extensions={['csv', 'txt', 'tsv']}
            onFiles={([given]) => {
              setFailed(undefined)
              if (given) setFile(given)
            }}
            onError={setFailed}
          />
          <Textarea
            mt={12}
            className={css.text ?? ''}
            label="Or paste it"
            placeholder={'+49 30 1234567\ndana@acme.com\nacme.com'}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={SHOWN_CHARACTERS}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </>
      )}
      <div className={css.fields} style={{ marginTop: 12 }}>
        <TextInput
          label="Why"
          placeholder="Opted out"
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label="Where it is from"
          placeholder="Newsletter, November"
          value={source}
          maxLength={300}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <SearchSelect
          label="Numbers without a country are of"
          placeholder="Your own"
          clearable
          data={holidayChoices().filter(({ value }) => !value.includes('-'))}
          value={country}
          onChange={setCountry}
        />
      </div>
      <ErrorNote error={failed ?? take.error ?? (text.trim() ? preview.error : null)} />
      {found && !preview.error ? (
        <div className={css.result} role="status">
          <p>
            {found.added === 0 ? 'Nothing new' : <b>{countWords(found.counts)}</b>}
            {found.known > 0 ? `, ${found.known.toLocaleString('en')} on the list already or twice` : ''}.{' '}
            {leadWords(found.leads)}
          </p>
          {found.preview.length > 0 ? (
            <p className={css.note}>
              {found.preview
                .slice(0, 5)
                .map(({ value }) => value)
                .join(', ')}
              {found.added > 5 ? ' …' : ''}
            </p>
          ) : null}
          {found.notUnderstoodCount > 0 ? (
            <>
              <p className={css.note}>
                {found.notUnderstoodCount.toLocaleString('en')}{' '}
                {found.notUnderstoodCount === 1 ? 'line was' : 'lines were'} not understood and{' '}
                {found.notUnderstoodCount === 1 ? 'is' : 'are'} left out:
              </p>
              <ul className={css.lines} tabIndex={0} aria-label="Lines that were not understood">
                {found.notUnderstood.map((line) => (
                  <li key={line.line}>
                    {line.line}: <b>{line.text}</b> {line.reason}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
      <div className={css.buttons}>
        <Button
          disabled={!found || found.added === 0 || preview.isFetching || Boolean(preview.error)}
          loading={take.isPending}
          onClick={() => take.mutate({ text, ...about })}
        >
          {found && found.added > 0 ? `Put ${found.added.toLocaleString('en')} on the list` : 'Put them on the list'}
        </Button>
      </div>
    </Section>
  )
}
