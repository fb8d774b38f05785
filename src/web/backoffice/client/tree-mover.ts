import { type Drop, dropAt, isOwn, nextDrop } from './tree-drop.ts'

/** Moves pages by their grips: with a pointer, or with the keyboard. Where it would go is said and shown; then a form is sent. */
export class Mover {
  private readonly tree: HTMLElement
  private readonly open: (node: HTMLElement) => Promise<void>
  private held: HTMLElement | undefined
  private drop: Drop | undefined

  constructor(tree: HTMLElement, open: (node: HTMLElement) => Promise<void>) {
    this.tree = tree
    this.open = open
    for (const grip of tree.querySelectorAll('.grip')) grip.removeAttribute('hidden')
    tree.addEventListener('keydown', (event) => void this.key(event))
    tree.addEventListener('pointerdown', (event) => this.take(event))
    tree.addEventListener('focusout', (event) => {
      if (event.target instanceof Element && event.target.matches('.grip') && !this.isDragging) this.leave()
    })
  }

  private isDragging = false

  private async key(event: KeyboardEvent): Promise<void> {
    const grip = event.target instanceof Element ? event.target.closest('.grip') : null
    if (!grip) return
    const node = grip.closest<HTMLElement>('.node')
    if (!node) return
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      if (this.held) this.put()
      else {
        this.held = node
        node.classList.add('held')
        this.say('grabbed')
      }
    } else if (this.held && event.key === 'Escape') this.leave()
    else if (this.held && event.key.startsWith('Arrow')) {
      event.preventDefault()
      const from = this.drop
      if (event.key === 'ArrowRight' && from) await this.open(from.node)
      this.aim(nextDrop(this.tree, this.held, from, event.key))
    }
  }

  private take(event: PointerEvent): void {
    const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('.grip') : null
    const node = grip?.closest<HTMLElement>('.node')
    if (!grip || !node || event.button !== 0) return
    this.leave()
    this.held = node
    this.isDragging = true
    node.classList.add('held')
    grip.setPointerCapture(event.pointerId)
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.line')
      if (over && this.tree.contains(over) && !isOwn(node, over)) this.aim(dropAt(over, clientY))
    }
    const end = (last: PointerEvent): void => {
      grip.removeEventListener('pointermove', move)
      this.isDragging = false
      if (last.type === 'pointerup' && this.drop) this.put()
      else this.leave()
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', end, { once: true })
    grip.addEventListener('pointercancel', end, { once: true })
  }

  private aim(drop: Drop | undefined): void {
    if (!drop) return
    this.unmark()
    this.drop = drop
    drop.node.querySelector(':scope > .line')?.classList.add('drop', drop.where)
    drop.node.querySelector(':scope > .line')?.scrollIntoView({ block: 'nearest' })
    this.say(drop.where, drop.node.dataset.title ?? '')
  }

  /** The ordinary form, so that the answer is the ordinary page, with what was done and the way back. */
  private put(): void {
    const { held, drop } = this
    if (!held || !drop) {
      this.leave()
      return
    }
    this.say('dropped')
    const form = document.createElement('form')
    form.method = 'post'
    form.action = `${location.pathname.replace(/[/]$/, '')}/${held.dataset.page}/move`
    const open = this.tree.closest('form')?.querySelector<HTMLInputElement>('input[name=open]')?.value ?? ''
    const fields = { version: held.dataset.version, where: drop.where, target: drop.node.dataset.page, open }
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement('input')
      input.type = 'hidden'
      input.name = name
      input.value = value ?? ''
      form.append(input)
    }
    document.body.append(form)
    form.submit()
  }

  private leave(): void {
    if (!this.held) return
    this.say('cancelled')
    this.unmark()
    this.held.classList.remove('held')
    this.held = undefined
    this.drop = undefined
  }

  private unmark(): void {
    this.drop?.node.querySelector(':scope > .line')?.classList.remove('drop', 'before', 'after', 'below')
  }

  private say(word: string, target = ''): void {
    const status = this.tree.querySelector('[role=status]')
    const text = this.tree.dataset[word] ?? ''
    if (status)
      status.textContent = text.replace('{page}', this.held?.dataset.title ?? '').replace('{target}', target)
  }
}
