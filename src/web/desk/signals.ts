/** What reaches somebody who looks elsewhere: a soft sound, a number in title and icon, a notification if allowed. */

/** Two soft tones. Browsers let a page sound only after somebody has touched it. */
export function createSound(): () => void {
  let audio: AudioContext | null = null
  const wake = () => {
    audio ??= new AudioContext()
    void audio.resume()
  }
  addEventListener('pointerdown', wake, { once: true })
  addEventListener('keydown', wake, { once: true })
  return () => {
    if (audio?.state !== 'running') return
    for (const [i, hertz] of [587, 784].entries()) {
      const at = audio.currentTime + i * 0.14
      const tone = audio.createOscillator()
      const volume = audio.createGain()
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0, at)
      volume.gain.linearRampToValueAtTime(0.06, at + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
      tone.connect(volume).connect(audio.destination)
      tone.start(at)
      tone.stop(at + 0.4)
    }
  }
}

/** The number of those who call, in the title and as a dot on the icon. */
export function createBadge(title: string): (count: number) => void {
  let shown = -1
  let address = ''
  const icon = document.createElement('link')
  icon.rel = 'icon'
  return (count) => {
    if (count === shown) return
    document.title = count > 0 ? `(${count}) ${title}` : title
    const changed = count > 0 !== shown > 0 || shown < 0
    shown = count
    if (!changed) return
    drawn(count > 0, (blob) => {
      URL.revokeObjectURL(address)
      address = URL.createObjectURL(blob)
      icon.href = address
      document.head.append(icon)
    })
  }
}

function drawn(calls: boolean, done: (picture: Blob) => void): void {
  const canvas = document.createElement('canvas')
  canvas.width = 32
  canvas.height = 32
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--accent')
  pen.beginPath()
  pen.roundRect(2, 6, 28, 20, 6)
  pen.fill()
  if (calls) {
    pen.fillStyle = '#d92d20'
    pen.strokeStyle = '#fff'
    pen.lineWidth = 2
    pen.beginPath()
    pen.arc(23, 9, 8, 0, Math.PI * 2)
    pen.fill()
    pen.stroke()
  }
  canvas.toBlob((blob) => blob && done(blob))
}

/** Whether notifications can still be asked for. */
export const mayAsk = (): boolean => 'Notification' in window && Notification.permission === 'default'

/** Says it to somebody who does not look at this page; one notification, the newest. */
export function notify(text: string): void {
  if (
    !('Notification' in window) ||
    Notification.permission !== 'granted' ||
    document.visibilityState === 'visible'
  )
    return
  const shown = new Notification(text, { tag: 'desk' })
  shown.onclick = () => {
    window.focus()
    shown.close()
  }
}
