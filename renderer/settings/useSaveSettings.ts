import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaveSettings, Settings, Status } from '../../shared/contract/workspace.ts'
import { api } from '../api/client.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'

export interface SettingsForm {
  readonly settings: Settings
  /** Saves at once; the change can be taken back like any other. */
  save(part: SaveSettings): void
  /** What was refused about a field, beside which it is shown. */
  errorOf(field: keyof Settings): string | undefined
  /** The field that was saved last. */
  readonly savedField: string | undefined
  /** An error that is about no field. */
  readonly error: unknown
}

export function useSaveSettings(settings: Settings): SettingsForm {
  const queries = useQueryClient()
  const [savedField, setSavedField] = useState<string>()
  const save = useMutation(
    api.workspace.saveSettings.mutationOptions({
      onSuccess: (kept, part) => {
        setSavedField(Object.keys(part)[0])
        // Shown at once: the stream announces it a moment later.
        queries.setQueryData<Status>(api.workspace.status.queryKey(), (status) =>
          status ? { ...status, settings: kept } : status,
        )
      },
    }),
  )
  const fields = Object.keys(save.variables ?? {})
  const aboutField = fields.some((field) => fieldMessage(save.error, field) !== undefined)
  return {
    settings,
    save: (part) => save.mutate(part),
    errorOf: (field) => fieldMessage(save.error, field),
    savedField,
    error: aboutField ? null : save.error,
  }
}
