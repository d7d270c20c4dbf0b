import { Button } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useCommand } from '../commands/dispatch.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { isAboutFields } from './fieldMessages.ts'
import css from './SaveBar.module.css'

interface Props {
  readonly dirty: boolean
  /** Being added: as long as nothing is filled in, nothing is saved either. */
  readonly isNew?: boolean
  readonly saving: boolean
  /** What is being edited, such as "Dana Keller". */
  readonly what: string
  /** What the form itself finds wrong, in a sentence; nothing is sent while there is something. */
  readonly problem?: string | undefined
  readonly error: unknown
  /** The fields of the form, by their paths in what is sent: what is said beside one is not said again. */
  readonly fields: readonly string[]
  readonly saveLabel?: string
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly extra?: ReactNode
}

/** Stands at the foot of an editor while there is something to save; its place is kept so that nothing moves. */
export function SaveBar(props: Props) {
  const {
    dirty,
    isNew = false,
    saving,
    what,
    problem,
    error,
    fields,
    saveLabel = 'Save',
    onSave,
    onDiscard,
    extra,
  } = props
  useCommand('form.save', onSave, { enabled: dirty && !saving && !problem })
  const besideFields = isAboutFields(error, fields)
  useEffect(() => {
    if (isAboutFields(error, fields)) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
  }, [error, fields])
  const words = besideFields
    ? 'Some fields need another look. Nothing was saved.'
    : (problem ?? 'Not saved yet. It is kept while you look elsewhere.')
  return (
    <div className={css.foot}>
      {error && !besideFields ? (
        <div className={css.error}>
          <ErrorNote error={error} />
        </div>
      ) : null}
      <div className={css.bar} role="group" aria-label={`Save ${what}`}>
        <span
          className={css.state}
          data-dirty={dirty || undefined}
          data-wrong={besideFields || undefined}
          role="status"
        >
          {dirty ? words : isNew ? 'Nothing is filled in yet.' : 'All saved'}
        </span>
        {extra}
        <Button
          variant="default"
          disabled={!dirty || saving}
          data-idle={!dirty || undefined}
          className={css.button}
          onClick={onDiscard}
        >
          Discard
        </Button>
        <Button
          className={css.button}
          data-idle={!dirty || undefined}
          disabled={!dirty || Boolean(problem)}
          loading={saving}
          onClick={onSave}
          rightSection={<KeyCap command="form.save" onAccent={dirty && !problem} />}
        >
          {saveLabel}
        </Button>
      </div>
    </div>
  )
}
