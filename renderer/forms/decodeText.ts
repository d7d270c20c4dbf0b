/**
 * The text of a file whatever program wrote it: UTF-8, UTF-16 by its mark, else windows-1252, in which every byte is a
 * character. A file that is no text, such as a workbook, still comes out, so that the backend can say what it is.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export interface ReadFile {
  readonly name: string
  readonly text: string
}

export async function readFile(file: File): Promise<ReadFile> {
  return { name: file.name, text: decodeText(new Uint8Array(await file.arrayBuffer())) }
}
