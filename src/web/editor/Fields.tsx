import type { Form } from './article.ts'
import { Phrasings } from './Phrasings.tsx'
import { Choice, Labelled, type Props, textOf } from './parts.tsx'
import { Rule } from './Rule.tsx'

/** What an editor writes: the left half. */
export function Fields({ s, t, work, form }: Props & { form: Form }) {
  const isNew = s.open === 'new'
  const others = (s.articles ?? []).filter(({ language }) => language !== form.language)
  return (
    <div class="fields-pane">
      {isNew && (
        <Choice
          id="language"
          name={t.language}
          value={form.language}
          options={[
            ['de', t.languages.de],
            ['en', t.languages.en],
          ]}
          onChoose={(language) => work.typed({ language, translationOf: '' })}
        />
      )}
      <Labelled id="title" name={t.title} hint={t.titleHint}>
        <input
          id="title"
          type="text"
          lang={form.language}
          value={form.title}
          maxlength={200}
          aria-describedby="title-hint"
          autocomplete="off"
          onInput={(e: Event) => work.typed({ title: textOf(e) })}
        />
      </Labelled>
      {isNew && (
        <Labelled id="slug" name={t.address} hint={t.addressHint}>
          <input
            id="slug"
            type="text"
            value={form.slug}
            maxlength={100}
            aria-describedby="slug-hint"
            autocomplete="off"
            spellcheck={false}
            onInput={(e: Event) => work.typed({ slug: textOf(e) })}
          />
        </Labelled>
      )}
      <Labelled id="body" name={t.text} hint={t.textHint}>
        <textarea
          id="body"
          lang={form.language}
          rows={12}
          value={form.body}
          maxlength={20_000}
          aria-describedby="body-hint"
          onInput={(e: Event) => work.typed({ body: textOf(e) })}
        />
      </Labelled>
      <Phrasings form={form} t={t} onChange={(questions) => work.typed({ questions })} />
      <Rule form={form} t={t} onChange={(handoff) => work.typed({ handoff })} />
      <Labelled id="valid-until" name={t.validUntil} hint={t.validUntilHint}>
        <input
          id="valid-until"
          type="date"
          value={form.validUntil}
          aria-describedby="valid-until-hint"
          onInput={(e: Event) => work.typed({ validUntil: textOf(e) })}
        />
      </Labelled>
      <Labelled id="tags" name={t.tags} hint={t.tagsHint}>
        <input
          id="tags"
          type="text"
          value={form.tags}
          aria-describedby="tags-hint"
          autocomplete="off"
          onInput={(e: Event) => work.typed({ tags: textOf(e) })}
        />
      </Labelled>
      <Choice
        id="translation-of"
        name={t.pair}
        value={form.translationOf}
        options={[
          ['', t.noPairChosen] as const,
          ...others.map(({ slug, title }) => [slug, title] as const),
          ...(form.translationOf === '' || others.some(({ slug }) => slug === form.translationOf)
            ? []
            : [[form.translationOf, form.translationOf] as const]),
        ]}
        onChoose={(translationOf) => work.typed({ translationOf })}
      />
    </div>
  )
}
