/**
 * The standing note under every article of a clinic, per language. A language without a text of its own gets English:
 * better understood by some than missing for all.
 */
const NOTICES: Readonly<Record<string, string>> = {
  en: 'This article explains and informs. It does not replace the advice of a doctor who knows you and can examine you.',
  nl: 'Dit artikel geeft uitleg en informatie. Het vervangt niet het advies van een arts die u kent en kan onderzoeken.',
  de: 'Dieser Artikel erklärt und informiert. Er ersetzt nicht den Rat eines Arztes, der Sie kennt und untersuchen kann.',
  fr: "Cet article explique et informe. Il ne remplace pas l'avis d'un médecin qui vous connaît et peut vous examiner.",
};

/** The standing medical notice for a locale (`nl-BE` reads the Dutch one). */
export function standingMedicalNotice(locale: string): string {
  return NOTICES[locale] ?? NOTICES[locale.split('-')[0]!] ?? NOTICES.en!;
}
