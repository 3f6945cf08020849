import { useLayoutEffect, useState } from 'hono/jsx/dom'
import { ArticlePane } from './ArticlePane.tsx'
import { keepFocus } from './focus.ts'
import { ListPane } from './ListPane.tsx'
import { Notices } from './Notices.tsx'
import { Skeleton } from './parts.tsx'
import type { Happening, State } from './state.ts'
import { type Texts, textsOf } from './texts.ts'
import type { Work } from './work.ts'

interface Root {
  company: string
  name: string
  language: 'de' | 'en'
  begin: State
  work: Work
  tell: (happening: Happening) => void
  watch: (see: (state: State) => void) => void
  goTo: (slug: string | null) => void
}

/** Who is here, in which language, and the way out. */
function Bar({
  company,
  name,
  t,
  onLanguage,
}: {
  company: string
  name: string
  t: Texts
  onLanguage: () => void
}) {
  const other = t.code === 'de' ? 'en' : 'de'
  return (
    <header class="top">
      <h1>
        {t.page} <span class="soft">{company}</span>
      </h1>
      <button type="button" class="plain" lang={other} onClick={onLanguage}>
        {t.other}
      </button>
      {name !== '' && (
        <form action="/sign-out" method="post">
          <span class="soft who">{t.signedIn(name)}</span>
          <button type="submit" class="plain">
            {t.signOut}
          </button>
        </form>
      )}
    </header>
  )
}

export function App({ company, name, language, begin, work, tell, watch, goTo }: Root) {
  const [s, see] = useState(begin)
  const [spoken, speak] = useState(language)
  useLayoutEffect(() => watch(see), [])
  useLayoutEffect(() => {
    document.documentElement.lang = spoken
    document.title = `${textsOf(spoken).page} · ${company}`
  }, [spoken])
  useLayoutEffect(keepFocus)
  const t = textsOf(spoken)
  const given = { s, t, work }
  const turnLanguage = () => {
    const other = spoken === 'de' ? 'en' : 'de'
    history.replaceState(null, '', `?lang=${other}${location.hash}`)
    speak(other)
  }
  return (
    <div class={s.form ? 'editor has-article' : 'editor'}>
      <Bar company={company} name={name} t={t} onLanguage={turnLanguage} />
      <div role="status">{!s.online && <p class="offline">{t.offline}</p>}</div>
      <Notices {...given} />
      <main class="panes">
        <ListPane
          {...given}
          onFilter={(filters) => tell({ type: 'filtered', filters })}
          onOpen={(slug) => goTo(slug)}
        />
        {s.form ? (
          <ArticlePane
            key={s.open ?? ''}
            {...given}
            form={s.form}
            onBack={() => goTo(null)}
            onTurn={(panel) => tell({ type: 'turned_to', panel })}
            onPublish={(yes) => {
              tell({ type: 'asked_to_publish', yes })
              if (!yes) document.getElementById('publish')?.focus()
            }}
          />
        ) : (
          <div class="article none">
            {s.articles === null && !s.trouble ? <Skeleton lines={6} words={t.loading} /> : <Empty t={t} />}
          </div>
        )}
      </main>
    </div>
  )
}

const Empty = ({ t }: { t: Texts }) => (
  <div class="empty">
    <p>{t.chooseOne}</p>
    <p class="soft">{t.keys}</p>
  </div>
)
