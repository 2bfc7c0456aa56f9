import type { DataSource } from 'typeorm';
import { gapText, NOT_KEPT } from '../rules/search/gap-text.js';
import type { SearchGaps } from '../search/search-gaps.js';
import { addGaps, purgeGaps, type CountedGap } from './search-gap.repository.js';

/** How long and for whom it counts. */
export interface GapSettings {
  /** Searches in other locales are no gap of this site. */
  readonly locales: readonly string[];
  /** 0: nothing is counted. */
  readonly keptDays: number;
}

/** Counts are written so long after the first of them, in milliseconds. */
const FLUSH_MS = 10_000;
/** Different texts held between two writes. What comes beyond is counted without its text. */
const MOST_TEXTS = 1000;

/**
 * Counts searches that found nothing, beside the requests: noted in memory and written every ten seconds through the owner's
 * login, since the one that readers are served with only reads. An instance that is killed loses ten seconds of counts.
 */
export class SearchGapCollector implements SearchGaps {
  private counts = new Map<string, CountedGap>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private purgedOn: string | undefined;
  private isStopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: GapSettings,
    private readonly onError: (error: unknown) => void,
    private readonly today: () => string = () => new Date().toISOString().slice(0, 10),
  ) {}

  note(locale: string, typed: string): boolean {
    const { keptDays, locales } = this.settings;
    if (this.isStopped || keptDays === 0 || !locales.includes(locale)) return false;
    const text = gapText(typed, locale);
    if (text === null) return false;
    this.add({ day: this.today(), locale, text, count: 1 });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
    return true;
  }

  /** Writes what was noted so far. Never throws: what cannot be written is tried again with what comes next. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Writes the rest; nothing is noted from here on. */
  stop(): Promise<void> {
    this.isStopped = true;
    return this.flush();
  }

  private async write(): Promise<void> {
    const gaps = [...this.counts.values()];
    this.counts = new Map();
    if (gaps.length === 0) return;
    try {
      await addGaps(this.dataSource, gaps);
    } catch (error) {
      for (const gap of gaps) this.add(gap);
      this.onError(error);
      return;
    }
    await this.purgeOnceADay();
  }

  private async purgeOnceADay(): Promise<void> {
    const today = this.today();
    if (this.purgedOn === today) return;
    try {
      await purgeGaps(this.dataSource, this.settings.keptDays);
      this.purgedOn = today;
    } catch (error) {
      this.onError(error);
    }
  }

  private add(gap: CountedGap): void {
    const key = keyOf(gap);
    const known = this.counts.get(key);
    if (known) this.counts.set(key, { ...known, count: known.count + gap.count });
    else if (this.counts.size < MOST_TEXTS || gap.text === NOT_KEPT) this.counts.set(key, gap);
    else this.add({ ...gap, text: NOT_KEPT });
  }
}

function keyOf({ day, locale, text }: CountedGap): string {
  return `${day} ${locale} ${text}`;
}
