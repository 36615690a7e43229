import type { CallCounts } from '../aws/call-counts.ts';
import type { OnProgress, Progress } from '../collect/progress.ts';
import { printable } from './printable.ts';

/** Milliseconds between two draws of the live line. */
const drawEvery = 200;
/** Milliseconds between two lines about judging, where nothing can be drawn. */
const sayEvery = 10_000;

/** Shows progress on stderr: one live line on a terminal, one line per account elsewhere. */
export class ProgressView {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #live: boolean;
  #counts: CallCounts = { calls: 0, throttles: 0 };
  #done = 0;
  #of = 0;
  /** undefined where no workers share the accounts. */
  #workers: number | undefined;
  #started = 0;
  #timer: NodeJS.Timeout | undefined;
  /** When it was last shown how many are judged. */
  #shown = 0;

  constructor(stream: NodeJS.WriteStream, quiet: boolean) {
    this.#stream = stream;
    this.#quiet = quiet;
    this.#live = !quiet && stream.isTTY === true && process.env['TERM'] !== 'dumb' && !process.env['CI'];
  }

  /** @param counts the running figures of the scan */
  start(counts: CallCounts): OnProgress {
    this.#counts = counts;
    this.#started = performance.now();
    if (this.#live) this.#timer = setInterval(() => this.#draw(), drawEvery).unref();
    return (progress) => {
      if (!this.#quiet) this.#hear(progress);
    };
  }

  /** Ends the live line. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#live) this.#stream.write('\r\u001b[K');
  }

  /** Shows how many accounts have been judged, where that takes long. */
  judged(done: number, of: number): void {
    if (this.#quiet) return;
    const now = performance.now();
    if (done === 1) this.#shown = now;
    if (this.#live && done === of) this.#stream.write('\r\u001b[K');
    else if (now - this.#shown >= (this.#live ? drawEvery : sayEvery)) {
      this.#shown = now;
      const text = `${done}/${counted(of, 'account')} judged`;
      this.#stream.write(this.#live ? `\r\u001b[K${text}` : `${text}\n`);
    }
  }

  /** Says what is no progress, but should be known. */
  notice(text: string): void {
    if (!this.#quiet) this.#say(text);
  }

  #hear(progress: Progress): void {
    switch (progress.kind) {
      case 'discovered':
        this.#of = progress.accounts;
        this.#say(
          `${counted(progress.accounts, 'account')} to read` +
            (progress.resumed > 0 ? `, ${progress.resumed} of them read before` : '') +
            (progress.skipped > 0 ? `, ${progress.skipped} left out` : ''),
        );
        break;
      case 'account': {
        this.#done = progress.done;
        for (const kind of progress.disproved)
          this.#say(`${progress.id}: ${kind} is not as it had to be without asking: every account is asked for it`);
        if (this.#live && progress.regions !== undefined) return;
        const what =
          progress.regions === undefined
            ? 'could not be entered'
            : `${counted(progress.regions, 'Region')}${progress.unread > 0 ? `, ${progress.unread} unread` : ''}`;
        this.#say(`[${progress.done}/${progress.of}] ${progress.id} ${printable(progress.name)}: ${what}`);
        break;
      }
      case 'worker-lost':
        this.#say(
          `a worker process ended (${progress.how}); ${counted(progress.accounts, 'account')} it was reading will be read again`,
        );
        break;
      case 'workers':
        this.#workers = progress.count;
        if (progress.count === 0) this.#say('waiting for workers: start `blindspot worker` with the same --queue');
        else if (!this.#live) this.#say(counted(progress.count, 'worker'));
        break;
      case 'destinations':
        this.#say(`${counted(progress.count, 'destination')} followed; ${this.#figures()}`);
    }
  }

  #say(line: string): void {
    if (this.#live) this.#stream.write('\r\u001b[K');
    this.#stream.write(`${line}\n`);
  }

  #draw(): void {
    const elapsed = (performance.now() - this.#started) / 1000;
    const left = this.#done > 0 ? (elapsed / this.#done) * (this.#of - this.#done) : undefined;
    const parts = [
      `${this.#done}/${this.#of} accounts`,
      this.#workers === undefined ? '' : counted(this.#workers, 'worker'),
      this.#figures(),
      left === undefined ? '' : `about ${duration(left)} left`,
    ];
    const line = parts.filter((part) => part !== '').join(', ');
    this.#stream.write(`\r\u001b[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }

  #figures(): string {
    const { calls, throttles } = this.#counts;
    return `${calls} calls${throttles > 0 ? `, ${throttles} throttled` : ''}`;
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
