import { useRef } from 'react'
import type { Inputs } from '../../shared/contract/index.ts'
import { client, shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'

/** Saves leads as a file, by default all of them as CSV, and says how many they are. */
export function useExportLeads(which: Inputs['leads']['export'] = {}): () => void {
  const busy = useRef(false)
  return () => {
    if (busy.current) return
    busy.current = true
    save(which)
      .catch(toastError)
      .finally(() => (busy.current = false))
  }
}

async function save(which: Inputs['leads']['export']): Promise<void> {
  const { filename, csv, count } = await client.leads.export(which)
  if (count === 0) return showToast({ text: 'There are no leads to export.' })
  const { saved } = await shell.saveFile({ filename, content: csv })
  if (saved)
    showToast({ text: `Saved ${count.toLocaleString('en')} ${count === 1 ? 'lead' : 'leads'} as ${filename}.` })
}
