/**
 * Where delivery tells of searches that found nothing, so that editors learn what is missing. A class only to be asked for
 * by: delivery knows neither who counts nor where.
 */
export abstract class SearchGaps {
  /** Notes one search; false where it is none to be counted. Returns at once and never throws: no answer waits for it. */
  abstract note(locale: string, text: string): boolean;
}
