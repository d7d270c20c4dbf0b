import { useEffect, useState } from 'react'
import { onChangeEvent } from '../api/changeStream.ts'

export interface Progress {
  readonly label: string
  readonly done: number
  readonly total: number
}

/** How far a long work is, as the change stream tells it; null while there is none. */
export function useTaskProgress(task: string): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(
    () =>
      onChangeEvent((event) => {
        if (event.type !== 'progress' || event.task !== task) return
        setProgress(event.finished ? null : { label: event.label, done: event.done, total: event.total })
      }),
    [task],
  )
  return progress
}
