import { Worker } from 'node:worker_threads'
import { bandsFor } from '../domain/knowledge/search/bands.ts'
import { buildIndex, type SearchEntry, saveIndex } from '../domain/knowledge/search/index.ts'
import type { Indexer } from './searchIndex.ts'

/** Builds the index in this thread. */
export const buildHere: Indexer = async (entries, bands) => build(entries, bands)

export const build = (entries: readonly SearchEntry[], bands = bandsFor(entries)) => ({
  index: saveIndex(buildIndex(entries)),
  bands,
})

/** Builds the index in a thread of its own, so that publishing holds up nobody's answer. */
export const buildInThread: Indexer = (entries, bands, signal) =>
  new Promise((done, failed) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./indexerThread.ts', import.meta.url), {
      workerData: { entries, bands },
    })
    const callOff = () => void worker.terminate()
    signal?.addEventListener('abort', callOff, { once: true })
    worker.once('message', done)
    worker.once('error', failed)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', callOff)
      failed(new Error(`The indexer ended with code ${code} and no index.`))
    })
  })
