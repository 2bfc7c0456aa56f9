/** Texts by locale: {"en": "...", "nl": "..."}. */
export type LocalizedText = Readonly<Record<string, string>>;

/** What is known of an image's file. */
export interface ImageFile {
  /** SHA-256 of the stored file, hex. */
  readonly fileHash: string;
  readonly mime: string;
  readonly bytes: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** A data URL. */
  readonly placeholder: string;
}

/** What an editor says of an image. */
export interface ImageFields {
  /** Fractions of the size from the upper left corner; both null or neither. */
  readonly focalX: number | null;
  readonly focalY: number | null;
  readonly credit: string | null;
  readonly licence: string | null;
  readonly title: string | null;
  /** Alternative texts to begin with, by locale. */
  readonly altTexts: LocalizedText;
  /** Shows a patient: no cache may keep it unasked. */
  readonly isRevocable: boolean;
}

/** An image of the library. */
export interface ImageRow extends ImageFile, ImageFields {
  readonly id: string;
  /** Where the file was fetched from; null where it was uploaded. */
  readonly sourceUrl: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdById: string | null;
}
