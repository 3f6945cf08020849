import { parentPort, workerData } from 'node:worker_threads'
import type { Bands } from '../domain/knowledge/search/bands.ts'
import type { SearchEntry } from '../domain/knowledge/search/index.ts'
import { build } from './indexer.ts'

const { entries, bands } = workerData as { entries: SearchEntry[]; bands?: Bands }
parentPort?.postMessage(build(entries, bands))
