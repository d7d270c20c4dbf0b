import { hideToast, useToast } from './toast.ts'
import classes from './Toasts.module.css'

export function Toasts() {
  const toast = useToast()
  return (
    <div className={classes.region} role="status" aria-live="polite">
      {toast && (
        <div key={toast.id} className={`${classes.toast} ${toast.tone === 'error' ? classes.error : ''}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className={classes.button}
              onClick={() => {
                toast.action?.run()
                hideToast()
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" className={classes.button} onClick={hideToast} aria-label="Dismiss">
            ×
          </button>
        </div>
      )}
    </div>
  )
}
