import { useLayoutEffect, useState } from 'hono/jsx/dom'
import { Bars } from './Bars.tsx'
import { CasePane } from './CasePane.tsx'
import { ConversationPane } from './ConversationPane.tsx'
import { focusSoon } from './focus.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { ReleaseDialog, ResolveDialog } from './Leaving.tsx'
import { EscalateDialog, TransferDialog } from './PassOn.tsx'
import { PromiseDialog } from './PromiseDialog.tsx'
import { WithdrawDialog } from './Promised.tsx'
import { QueuePane } from './QueuePane.tsx'
import type { Store } from './store.ts'
import { TopBar } from './TopBar.tsx'
import type { Language, Texts } from './texts.ts'
import type { Work } from './work.ts'

interface Props {
  store: Store
  work: Work
  t: Texts
  language: Language
  company: string
  roles: string
}

/** The desk: queue, conversation, case. Whatever comes and goes lives in a box of its own, so that nothing else moves. */
export function DeskPage({ store, work, t, language, company, roles }: Props) {
  const [desk, setDesk] = useState(store.get())
  useLayoutEffect(() => {
    setDesk(store.get())
    return store.listen(setDesk)
  }, [])
  const given = { desk, store, work, t, language }
  return (
    <div class={`desk at-${desk.pane}`}>
      <div class="skips">
        <Skip to={['queue', 'queue-title']} label={t.skipToQueue} />
        <Skip to={['conversation-title']} label={t.skipToConversation} />
        <Skip to={['case-title']} label={t.skipToCase} />
      </div>
      <TopBar {...given} company={company} roles={roles} />
      <Bars {...given} />
      <main class="panes">
        <QueuePane {...given} />
        <ConversationPane {...given} />
        <CasePane {...given} />
      </main>
      <div class="dialogs">
        {desk.dialog === 'keys' && <KeysDialog key="keys" {...given} />}
        {desk.dialog === 'release' && <ReleaseDialog key="release" {...given} />}
        {desk.dialog === 'resolve' && <ResolveDialog key="resolve" {...given} />}
        {desk.dialog === 'promise' && <PromiseDialog key="promise" {...given} />}
        {desk.dialog === 'withdraw' && <WithdrawDialog key="withdraw" {...given} />}
        {desk.dialog === 'transfer' && <TransferDialog key="transfer" {...given} />}
        {desk.dialog === 'escalate' && <EscalateDialog key="escalate" {...given} />}
      </div>
    </div>
  )
}

const Skip = ({ to, label }: { to: string[]; label: string }) => (
  <button type="button" class="skip" onClick={() => focusSoon(...to)}>
    {label}
  </button>
)
