/**
 * The first records of a CSV file, for showing what stands in its columns while they are mapped. Reading the file itself
 * is the backend's; this needs no more than the separator that the header line uses most, and quotes.
 */
export function csvHead(csv: string, records: number): readonly (readonly string[])[] {
  const text = csv.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const separator = separatorOf(text)
  const found: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  const endRecord = () => {
    record.push(cell)
    if (record.some((one) => one.trim() !== '')) found.push(record)
    record = []
    cell = ''
  }
  for (let i = 0; i < text.length && found.length < records; i++) {
    const sign = text[i] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === separator) {
      record.push(cell)
      cell = ''
    } else if (sign === '\n') endRecord()
    else if (sign !== '\r') cell += sign
  }
  if (found.length < records && (cell !== '' || record.length > 0)) endRecord()
  return found
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/\r|\n|$/)).replaceAll(/"[^"]*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: line.split(sign).length }))
  return counted.sort((one, two) => two.times - one.times)[0]?.sign ?? ','
}
