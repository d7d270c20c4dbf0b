/** A key for a row that is being added: it only tells the rows of one form apart. */
export function newKey(rows: readonly { readonly key: string }[]): string {
  const taken = new Set(rows.map((row) => row.key))
  let number = rows.length + 1
  while (taken.has(`new${number}`)) number += 1
  return `new${number}`
}
