import { getCountries } from 'libphonenumber-js/min'

let known: { readonly value: string; readonly label: string }[] | undefined

/** Every country by its name, with the code that is kept: `Germany (DE)`. */
export function countryOptions(): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  known ??= getCountries()
    .map((code) => ({ value: code as string, label: `${names.of(code) ?? code} (${code})` }))
    .toSorted((one, two) => one.label.localeCompare(two.label))
  return known
}
