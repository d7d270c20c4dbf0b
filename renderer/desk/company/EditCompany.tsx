import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadLink } from '../../../shared/contract/leadRecord.ts'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { fieldMessage, isAboutFields } from '../../forms/fieldMessages.ts'
import { linksSent } from '../lead/leadDraft.ts'
import { LinkRows } from '../lead/LinkRows.tsx'
import classes from './Company.module.css'
import type { CompanyDetail } from './useCompany.ts'

interface EditCompanyProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly detail: CompanyDetail
}

/** What is known of a company; a new name goes to its people, and one that is there twice becomes one. */
export function EditCompany({ opened, onClose, detail }: EditCompanyProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Edit ${detail.company.name}`} size={560}>
      {opened && <CompanyForm detail={detail} onClose={onClose} />}
    </Dialog>
  )
}

const TEXTS = [
  { key: 'website', label: 'Website' },
  { key: 'domain', label: 'E-mail domain', hint: 'acme.com' },
  { key: 'phone', label: 'Phone' },
  { key: 'industry', label: 'Industry' },
  { key: 'city', label: 'City' },
  { key: 'country', label: 'Country' },
] as const
type TextKey = (typeof TEXTS)[number]['key'] | 'notes'

function CompanyForm({ detail, onClose }: Omit<EditCompanyProps, 'opened'>) {
  const { company, alike } = detail
  const [name, setName] = useState(company.name)
  const [texts, setTexts] = useState<Record<TextKey, string>>({
    website: company.website ?? '',
    domain: company.domain ?? '',
    phone: company.phone ?? '',
    industry: company.industry ?? '',
    city: company.city ?? '',
    country: company.country ?? '',
    notes: company.notes ?? '',
  })
  const [employees, setEmployees] = useState<number | string>(company.employees ?? '')
  const [links, setLinks] = useState<readonly LeadLink[]>(company.links)
  const say = useUndoableToast()
  const done = (words: string) => {
    say(words)
    onClose()
  }
  const save = useMutation(api.companies.save.mutationOptions({ onSuccess: (saved) => done(`Saved ${saved.name}`) }))
  const merge = useMutation(
    api.companies.merge.mutationOptions({ onSuccess: (merged) => done(`${merged.name} is one company now`) }),
  )
  const send = () => {
    if (save.isPending) return
    const pages = linksSent(links)
    const changed = Object.entries(texts).filter(([key, text]) => text.trim() !== (company[key as TextKey] ?? ''))
    save.mutate({
      id: company.id,
      ...(name.trim() !== company.name && { name }),
      ...Object.fromEntries(changed.map(([key, text]) => [key, text.trim() || null])),
      ...((employees === '' ? null : Number(employees)) !== company.employees && {
        employees: employees === '' ? null : Number(employees),
      }),
      ...(JSON.stringify(pages) !== JSON.stringify(company.links) && { links: pages }),
    })
  }
  useCommand('form.save', send)
  const { error } = save
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextInput
        label="Name"
        description={company.people > 1 ? `Changes it for all ${company.people} people` : undefined}
        required
        data-autofocus
        className={classes.whole ?? ''}
        value={name}
        error={fieldMessage(error, 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {TEXTS.map(({ key, label, ...hint }) => (
        <TextInput
          key={key}
          label={label}
          placeholder={'hint' in hint ? hint.hint : ''}
          value={texts[key]}
          error={fieldMessage(error, key)}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTexts({ ...texts, [key]: event.currentTarget.value })}
        />
      ))}
      <NumberInput
        label="Employees"
        value={employees}
        min={0}
        hideControls
        thousandSeparator=","
        error={fieldMessage(error, 'employees')}
        onChange={setEmployees}
      />
      <Textarea
        label="Notes"
        className={classes.whole ?? ''}
        autosize
        minRows={2}
        maxRows={6}
        value={texts.notes}
        onChange={(event) => setTexts({ ...texts, notes: event.currentTarget.value })}
      />
      <div className={classes.whole}>
        <LinkRows links={links} onLinks={setLinks} error={error} />
      </div>
      {alike.map((other) => (
        <div key={other.id} className={classes.alike}>
          <span>
            <b>{other.name}</b> ({other.people.toLocaleString('en')} {other.people === 1 ? 'person' : 'people'}) may be
            the same.
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={merge.isPending}
            onClick={() => merge.mutate({ companyId: other.id, intoId: company.id })}
          >
            Merge into {company.name}
          </Button>
        </div>
      ))}
      {error && !isAboutFields(error, ['name', 'employees', 'notes', 'links', ...TEXTS.map(({ key }) => key)]) ? (
        <div className={classes.whole}>
          <ErrorNote error={error} />
        </div>
      ) : null}
      <ErrorNote error={merge.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} rightSection={<KeyCap command="form.save" onAccent />}>
          Save
        </Button>
      </div>
    </form>
  )
}
