import type { TextFile } from '../../shared/contract/shell.ts'
import { decodeText } from '../../shared/files/decodeText.ts'

/** A file that a person dropped or chose, by its path inside the folder it came in. */
export interface GivenFile {
  readonly name: string
  readonly file: Blob
}

/** The text of a file, or why it has none and what to do about it. */
export type ReadFile = TextFile | { readonly name: string; readonly problem: string }

/** More files than this are a mistake: somebody has dropped a whole disk. */
export const MOST_FILES = 20_000
/** No answer or calendar comes near it, and it would not fit through the door. */
export const MOST_BYTES = 20_000_000

export const filesOf = (files: Iterable<File>): readonly GivenFile[] =>
  [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }))

/**
 * What was dropped, folders with all that is in them. To be called while the drop is handled: afterwards the browser has
 * forgotten it. Hidden files of the system are left out.
 */
export async function droppedFiles(data: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry ? [entry] : []
  })
  // A page that makes up its own drop has files without entries.
  if (entries.length === 0) return filesOf(data.files)
  const found: GivenFile[] = []
  for (const entry of entries) await walk(entry, found)
  return found
}

export const holdsFiles = (data: DataTransfer): boolean => data.types.includes('Files')

async function walk(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length >= MOST_FILES || entry.name.startsWith('.')) return
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    found.push({ name: entry.fullPath.replace(/^\//, ''), file })
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A folder is handed out in pieces, until there is none left.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (piece.length === 0) return
    for (const one of piece.toSorted((a, b) => a.name.localeCompare(b.name))) await walk(one, found)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** Never throws for what a file is. */
export async function readGiven({ name, file }: GivenFile): Promise<ReadFile> {
  if (file.size > MOST_BYTES) return { name, problem: 'This file is too large to be an answer.' }
  try {
    const decoded = decodeText(name.split('/').at(-1) ?? name, new Uint8Array(await file.arrayBuffer()))
    return decoded.ok ? { name, text: decoded.text } : { name, problem: `${decoded.reason} ${decoded.hint}` }
  } catch {
    return { name, problem: 'This file could not be read. It may have been moved, or is open in another program.' }
  }
}

/** Asks for a folder and gives all files in it; none when the person cancels. */
export function chooseFolder(): Promise<readonly GivenFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(filesOf(input.files ?? []).filter(notHidden)), { once: true })
    input.addEventListener('cancel', () => resolve([]), { once: true })
    input.click()
  })
}

const notHidden = ({ name }: GivenFile): boolean => !name.split('/').some((part) => part.startsWith('.'))
