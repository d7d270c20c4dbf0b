import { useLocation } from 'wouter'
import { client } from '../api/client.ts'
import { briefPath } from '../app/routes.ts'
import { toastError } from '../app/toast.ts'
import { useCommand } from '../commands/dispatch.ts'
import { copyText } from './copyText.ts'

/** The brief of a meeting, as a page or as text, while the meeting is shown. Returns how to open the page. */
export function useBriefCommands(
  meetingId: string,
  { enabled = true }: { readonly enabled?: boolean } = {},
): () => void {
  const [, navigate] = useLocation()
  const open = () => navigate(briefPath(meetingId))
  useCommand('brief.page', open, { enabled })
  useCommand(
    'brief.copy',
    () => {
      client.briefs.get({ meetingId }).then(({ text }) => copyText(text, 'Copied the brief as text.'), toastError)
    },
    { enabled },
  )
  return open
}
