import type { Brief } from '../../shared/contract/briefs.ts'
import css from './BriefSheet.module.css'

/** A brief as it lies on paper: black on white in any theme, one page where it fits. */
export function BriefSheet({ brief }: { readonly brief: Brief }) {
  const cancelled = brief.status === 'cancelled'
  return (
    <article className={css.sheet} lang={brief.language} aria-label={brief.title}>
      <header className={css.head}>
        <h2 className={css.title}>
          {cancelled ? <s>{brief.title}</s> : brief.title}
          {cancelled && <span className={css.off}>cancelled</span>}
        </h2>
        <p className={css.time}>{brief.time}</p>
        {brief.theirTime && (
          <p className={css.theirs}>
            {brief.theirTimeLabel}: {brief.theirTime}
          </p>
        )}
      </header>
      <div className={css.sections}>
        {brief.sections.map(({ key, title, lines }) => (
          <section key={key} className={css.section} data-section={key}>
            <h3>{title}</h3>
            {lines.map(({ label, text }, i) => (
              // Two lines may say the same.
              <p key={`${i} ${label ?? ''}`} className={css.line}>
                {label && <span className={css.label}>{label}</span>}
                <span className={css.text}>{text}</span>
              </p>
            ))}
          </section>
        ))}
      </div>
    </article>
  )
}
