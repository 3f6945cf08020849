import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { commands } from './keys.ts'

/** Every key and what it does; and the switch for single letters. */
export function KeysDialog({ desk, store, t }: Given) {
  return (
    <Dialog
      title={t.keysTitle}
      close={t.close}
      onClose={() => store.send({ type: 'dialog', dialog: 'none' })}
    >
      <table class="keys">
        <tbody>
          {commands.map(([key, command]) => (
            <tr key={command}>
              <th scope="row">
                <kbd>{key === 'Escape' ? 'Esc' : key.toUpperCase()}</kbd>
              </th>
              <td>{t.commands[command]}</td>
            </tr>
          ))}
          <tr key="send">
            <th scope="row">
              <kbd>Ctrl</kbd> <kbd>⏎</kbd>
            </th>
            <td>{t.sends}</td>
          </tr>
        </tbody>
      </table>
      <p>{t.inLists}.</p>
      <p class="soft">{t.keysWhy}</p>
      <label class="tick">
        <input
          type="checkbox"
          checked={desk.shortcuts}
          onChange={() => store.send({ type: 'set', shortcuts: !desk.shortcuts })}
        />{' '}
        {t.keysOn}
      </label>
    </Dialog>
  )
}
