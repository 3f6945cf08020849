import { toForm } from './article.ts'
import { sidesOf } from './changes.ts'
import { TwoTexts } from './Meanwhile.tsx'
import { Action, type Props } from './parts.tsx'

/** The file and an editor both changed it: either may be published, and that decides. */
export function FileConflict({ s, t, work }: Props) {
  const sides = sidesOf(s.revisions ?? [])
  if (!sides) return null
  const { file, ours } = sides
  return (
    <section class="card warn" aria-labelledby="file-conflict">
      <h3 id="file-conflict">{t.conflictTitle}</h3>
      <p>{t.conflictSays}</p>
      <TwoTexts names={[t.fromHere, t.fromFile]} texts={[toForm(ours), toForm(file)]} t={t} />
      <div class="buttons">
        <Action off={s.busy !== null} onDo={() => work.publish(ours.revision)}>
          {t.takeOurs}
        </Action>
        <Action off={s.busy !== null} onDo={() => work.publish(file.revision)}>
          {t.takeFile}
        </Action>
      </div>
    </section>
  )
}
