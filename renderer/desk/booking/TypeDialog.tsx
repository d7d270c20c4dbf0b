import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import { panelWords } from '../words.ts'

interface TypeDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly types: readonly MeetingType[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz'

export function TypeDialog({ opened, onClose, types, chosen, onChoose }: TypeDialogProps) {
  return (
    <ChoiceDialog
      opened={opened}
      onClose={onClose}
      title="What kind of meeting?"
      chosen={chosen}
      onChoose={onChoose}
      choices={types.map((type, i) => ({
        id: type.id,
        key: KEYS[i] ?? '',
        label: type.name,
        hint: `${type.minutes} min · ${panelWords(type)}`,
      }))}
    />
  )
}
