import { parentPort, workerData } from 'node:worker_threads'
import type { SearchEntry } from '../domain/knowledge/search/index.ts'
import { build } from './indexer.ts'

parentPort?.postMessage(build(workerData as SearchEntry[]))
