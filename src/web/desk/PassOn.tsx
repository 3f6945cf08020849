import { useState } from 'hono/jsx/dom'
import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { close, Failed, Words } from './DialogParts.tsx'
import { teamsOf } from './ledger.ts'

/** To a colleague or a team, with a word for them. */
export function TransferDialog(given: Given) {
  const { desk, work, t } = given
  const [to, setTo] = useState('')
  const others = (desk.crew?.agents ?? []).filter(({ name }) => name !== desk.me)
  const teams = teamsOf(desk.crew)
  const first = teams[0] ? `team:${teams[0]}` : others[0] ? `agent:${others[0].name}` : ''
  const pass = () => work.transfer(to || first)
  return (
    <Dialog title={t.transferTitle} close={t.cancel} onClose={() => close(given)}>
      <p>{t.transferWhy}</p>
      {desk.crew !== null && first === '' && <p key="none">{t.nobodyElse}</p>}
      <label class="field">
        {t.transferTo}
        <select
          id="target"
          autofocus={true}
          value={to || first}
          onChange={(event: Event) => setTo((event.currentTarget as HTMLSelectElement).value)}
        >
          {teams.length > 0 && (
            <optgroup key="teams" label={t.teams}>
              {teams.map((team) => (
                <option key={team} value={`team:${team}`}>
                  {t.team(team)}
                </option>
              ))}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup key="agents" label={t.colleagues}>
              {others.map(({ name, here, state, holds, capacity }) => (
                <option key={name} value={`agent:${name}`}>
                  {name} · {t.presences[here ? state : 'offline']} · {holds}/{capacity}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <Words {...given} kind="transfer" label={t.passComment} first={false} onSend={pass} />
      <Failed {...given} />
      <button type="button" class="first" disabled={first === '' || desk.doing !== null} onClick={pass}>
        {t.transfer}
      </button>
    </Dialog>
  )
}

/** Up to a team, ahead of those who wait as usual. */
export function EscalateDialog(given: Given) {
  const { desk, work, t } = given
  const [team, setTeam] = useState('')
  const teams = teamsOf(desk.crew)
  const chosen = team || (teams[0] ?? '')
  const pass = () => work.escalate(chosen)
  return (
    <Dialog title={t.escalateTitle} close={t.cancel} onClose={() => close(given)}>
      <p>{t.escalateWhy}</p>
      {desk.crew !== null && teams.length === 0 && <p key="none">{t.noTeams}</p>}
      {desk.crew !== null && teams.length > 0 && (
        <label key="team" class="field">
          {t.escalateTo}
          <select
            id="target"
            autofocus={true}
            value={chosen}
            onChange={(event: Event) => setTeam((event.currentTarget as HTMLSelectElement).value)}
          >
            {teams.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <Words {...given} kind="escalate" label={t.passComment} first={false} onSend={pass} />
      <Failed {...given} />
      <button type="button" class="first" disabled={chosen === '' || desk.doing !== null} onClick={pass}>
        {t.escalate}
      </button>
    </Dialog>
  )
}

/** What I can do: my teams and languages, as the queue reads them. */
export function Skills({ desk, work, t }: Given) {
  const me = desk.crew?.agents.find(({ name }) => name === desk.me)
  if (!me) return null
  const save = (event: Event) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const teams = String(form.get('teams') ?? '')
      .split(',')
      .map((team) => team.trim())
      .filter((team) => team !== '')
    void work.skills({ teams, languages: form.getAll('language').map(String) })
  }
  return (
    <form class="skills" onSubmit={save}>
      <label class="field">
        {t.myTeams}
        <input type="text" name="teams" maxLength={500} value={me.teams.join(', ')} />
      </label>
      <fieldset>
        <legend>{t.myLanguages}</legend>
        {(['de', 'en'] as const).map((one) => (
          <label key={one} class="tick">
            <input type="checkbox" name="language" value={one} checked={me.languages.includes(one)} />{' '}
            {t.languages[one]}
          </label>
        ))}
      </fieldset>
      <button type="submit">{t.save}</button>
    </form>
  )
}
