import { ORPCError } from '@orpc/client'
import type { TextFile } from '../../shared/contract/shell.ts'
import { decodeText } from '../../shared/files/decodeText.ts'

/** The text of files that a person chose, dropped or pasted. Throws UNREADABLE for one that is not text. */
export async function readTextFiles(files: Iterable<File>): Promise<readonly TextFile[]> {
  return Promise.all(
    [...files].map(async (file) => {
      const decoded = decodeText(file.name, new Uint8Array(await file.arrayBuffer()))
      if (decoded.ok) return { name: file.name, text: decoded.text }
      const { reason, hint } = decoded
      throw new ORPCError('UNREADABLE', {
        defined: true,
        status: 422,
        message: `${reason} ${hint}`,
        data: { reason, hint },
      })
    }),
  )
}
