/** Prompts as text modules, where the bundler makes them (Workers). */
declare module '*.md' {
  const text: string
  export default text
}
