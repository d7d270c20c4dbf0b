import { IconX } from '@tabler/icons-react'
import type { SavedFilter } from '../../shared/contract/leadFilters.ts'
import classes from './LeadsScreen.module.css'

interface SavedTabsProps {
  readonly filters: readonly SavedFilter[]
  readonly chosen: SavedFilter | undefined
  readonly everybody: boolean
  readonly onChoose: (filter: SavedFilter | undefined) => void
  readonly onRemove: (filter: SavedFilter) => void
}

/** Filters under their names: those that the app comes with, then the team's own. */
export function SavedTabs({ filters, chosen, everybody, onChoose, onRemove }: SavedTabsProps) {
  return (
    <div className={classes.tabs} role="group" aria-label="Saved filters">
      <button type="button" className={classes.tab} aria-pressed={everybody} onClick={() => onChoose(undefined)}>
        All
      </button>
      {filters.map((filter) => {
        const pressed = chosen?.id === filter.id
        return (
          <span key={filter.id} className={classes.tabBox}>
            <button type="button" className={classes.tab} aria-pressed={pressed} onClick={() => onChoose(filter)}>
              {filter.name}
            </button>
            {pressed && !filter.shipped && (
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove the filter ${filter.name}`}
                title="Remove this filter"
                onClick={() => onRemove(filter)}
              >
                <IconX size={12} stroke={2} aria-hidden />
              </button>
            )}
          </span>
        )
      })}
    </div>
  )
}
