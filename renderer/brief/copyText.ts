import { showToast } from '../app/toast.ts'

/** Puts a text on the clipboard and says so. */
export function copyText(text: string, done: string): void {
  void navigator.clipboard.writeText(text).then(
    () => showToast({ text: done }),
    () => showToast({ text: 'The clipboard is not to be had here.', tone: 'error' }),
  )
}
