/** The box in which a query is written. A search follows at each pause in typing, and when the query is finished. */
import { elementById } from './elements.ts';

/** How long somebody pauses in typing before a search follows, in milliseconds. */
const PAUSE = 300;

export class QueryBox {
  readonly #input = elementById('query', HTMLInputElement);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Is somebody typing what is not searched for yet? Then it stays in the box, whatever is shown. */
  #isTyping = false;
  /** Was a part of it searched for at a pause? Then the rest takes its place in the history. */
  #isBegun = false;

  /**
   * @param shown the query that the address holds
   * @param focus called once, when the box is first used
   * @param search called for each search, and whether it replaces the last one in the history
   */
  constructor(shown: string, focus: () => void, search: (query: string, replaces: boolean) => void) {
    const finish = () => {
      search(this.query, this.#isBegun);
      this.stop();
    };
    this.#input.addEventListener('focus', focus, { once: true });
    const type = () => {
      this.#isTyping = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        search(this.query, this.#isBegun);
        this.#isBegun = true;
      }, PAUSE);
    };
    // What an input method is still putting together is no query yet.
    this.#input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) type();
    });
    this.#input.addEventListener('compositionend', type);
    this.#input.addEventListener('change', finish);
    document.addEventListener('keydown', (event) => {
      const isPlain = event.key === '/' && !(event.ctrlKey || event.metaKey || event.altKey);
      if (!isPlain || (event.target instanceof Element && event.target.closest('input, select'))) return;
      event.preventDefault();
      this.enter();
    });
    elementById('search', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      finish();
    });
    // On a slow line somebody is writing long before this script runs.
    if (document.activeElement === this.#input) focus();
    if (![shown, ''].includes(this.query)) type();
  }

  get query(): string {
    return this.#input.value;
  }

  /** Puts the cursor where one would go on writing. */
  enter() {
    this.#input.focus();
    this.#input.setSelectionRange(this.query.length, this.query.length);
  }

  /** Puts a query into the box, unless somebody is typing another at this moment. */
  show(query: string) {
    if (!this.#isTyping && this.#input.value !== query) this.#input.value = query;
  }

  /** Forgets that somebody was typing. */
  stop() {
    clearTimeout(this.#timer);
    this.#isTyping = this.#isBegun = false;
  }
}
