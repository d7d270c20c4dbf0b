/** Some leads by their ids, or all that the list finds but for some. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }

export const NOBODY: Selection = { kind: 'some', ids: new Set() }
export const ALL: Selection = { kind: 'all', except: new Set() }

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)

export const isNobody = (selection: Selection): boolean => selection.kind === 'some' && selection.ids.size === 0

/** How many, where the list has `total`. */
export const countOf = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)

/** With these leads in it, or out of it. */
export function marked(selection: Selection, ids: readonly string[], chosen: boolean): Selection {
  const all = selection.kind === 'all'
  const listed = new Set(all ? selection.except : selection.ids)
  for (const id of ids) {
    if (chosen === all) listed.delete(id)
    else listed.add(id)
  }
  return all ? { kind: 'all', except: listed } : { kind: 'some', ids: listed }
}
