import { Progress } from '@mantine/core'
import type { Progress as TaskProgress } from './useTaskProgress.ts'

/** How far the import of a calendar is. */
export function CalendarProgress({ progress }: { readonly progress: TaskProgress }) {
  return (
    <>
      <Progress w={180} value={(progress.done / progress.total) * 100} aria-label="Progress" />
      {progress.label} …
    </>
  )
}
