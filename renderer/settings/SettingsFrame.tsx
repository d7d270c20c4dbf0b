import type { KeyboardEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { SETTINGS_PAGES, settingsPageAt } from './settingsPages.ts'
import css from './SettingsFrame.module.css'

/** A page of the settings, with the list of all of them at its left; arrows go through the list. */
export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation()
  const here = settingsPageAt(location)
  return (
    <div className={css.frame}>
      <nav className={css.pages} aria-label="Settings" onKeyDown={walk}>
        {SETTINGS_PAGES.map(({ path, label }) => (
          <Link key={path} href={path} className={css.page ?? ''} aria-current={path === here ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={css.body}>{children}</div>
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  event.preventDefault()
  links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
}
