import { type Filters as Chosen, countOfFilters, noFilters } from './list.ts'
import { Choice, type Props, textOf } from './parts.tsx'

interface FilterProps extends Props {
  onFilter: (filters: Partial<Chosen>) => void
  onDown: () => void
}

export function Filters({ s, t, onFilter, onDown }: FilterProps) {
  const { search, language, standing, handoff, outOfDate } = s.filters
  const count = countOfFilters(s.filters)
  return (
    <search class="filters">
      <label for="search" class="hidden">
        {t.search}
      </label>
      <input
        id="search"
        type="search"
        value={search}
        placeholder={t.searchHint}
        autocomplete="off"
        onInput={(e: Event) => onFilter({ search: textOf(e) })}
        onKeyDown={(e: KeyboardEvent) => {
          if (e.key !== 'ArrowDown') return
          e.preventDefault()
          onDown()
        }}
      />
      <details>
        <summary>{t.filters(count)}</summary>
        <div class="filter-fields">
          <Choice
            id="filter-language"
            name={t.language}
            value={language}
            options={[
              ['', t.all],
              ['de', t.languages.de],
              ['en', t.languages.en],
            ]}
            onChoose={(value) => onFilter({ language: value })}
          />
          <Choice
            id="filter-standing"
            name={t.standing}
            value={standing}
            options={[
              ['', t.all],
              ['draft', t.standings.draft],
              ['published', t.standings.published],
              ['changed', t.standings.changed],
            ]}
            onChoose={(value) => onFilter({ standing: value })}
          />
          <Choice
            id="filter-rule"
            name={t.rule}
            value={handoff}
            options={[
              ['', t.all],
              ['never', t.rules.never],
              ['offer', t.rules.offer],
              ['always', t.rules.always],
            ]}
            onChoose={(value) => onFilter({ handoff: value })}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={outOfDate}
              onChange={(e: Event) => onFilter({ outOfDate: (e.target as HTMLInputElement).checked })}
            />
            {t.outOfDate}
          </label>
          {count > 0 && (
            <button type="button" onClick={() => onFilter({ ...noFilters, search })}>
              {t.clearFilters}
            </button>
          )}
        </div>
      </details>
    </search>
  )
}
