import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { EmptyState } from '../components/EmptyState.tsx'

interface Props {
  readonly children: ReactNode
  /** Another value starts over: a screen that failed does not take the others with it. */
  readonly resetKey?: string
}

interface State {
  readonly failed: boolean
  readonly resetKey: string | undefined
}

/** Where a screen breaks, this stands in its place. What was saved is saved: the data is not in the page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <EmptyState
          title="This screen stopped working"
          text="Nothing that was saved is lost. Open it again, or go elsewhere."
        >
          <Button onClick={() => this.setState({ failed: false })}>Open again</Button>
        </EmptyState>
      </div>
    )
  }
}
