/** One question with one field, folded away until it is wanted. What is typed stays until it is saved. */
export function Ask({ say, save, on }: { say: string; save: string; on: (text: string) => void }) {
  const submit = (e: Event) => {
    e.preventDefault()
    const form = e.currentTarget as HTMLFormElement
    const field = form.elements[0] as HTMLTextAreaElement
    const text = field.value.trim()
    if (text === '') return
    on(text)
    form.reset()
    const fold = form.parentElement as HTMLDetailsElement
    fold.open = false
    fold.querySelector('summary')?.focus()
  }
  return (
    <details>
      <summary>{say}</summary>
      <form onSubmit={submit}>
        <textarea rows={2} maxLength={2000} aria-label={say} />
        <button type="submit">{save}</button>
      </form>
    </details>
  )
}
