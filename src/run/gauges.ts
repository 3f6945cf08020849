import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Gauges } from '../http/metrics.ts'
import type { Needs } from '../stories/needs.ts'

/** What this process knows of itself: its memory, how late it is, and what it has told the operator so far. */
export function processGauges(report: Needs['report']): { report: Needs['report']; gauges: Gauges } {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const told = new Map<string, number>()
  return {
    // Each `what` is a sentence of ours, so there are only so many.
    report(what, about) {
      told.set(what, (told.get(what) ?? 0) + 1)
      report(what, about)
    },
    gauges() {
      const lag = delay.max / 1e9
      delay.reset()
      return [
        { name: 'baton_event_loop_lag_seconds', value: Number.isFinite(lag) ? lag : 0 },
        { name: 'process_resident_memory_bytes', value: process.memoryUsage.rss() },
        ...[...told].map(([what, value]) => ({ name: 'baton_reports_total', labels: { what }, value })),
      ]
    },
  }
}
