/** An image that readers see somewhere, as the database gives it. */
export interface ImageRow {
  readonly imageId: string;
  /** SHA-256 of the file, hex. */
  readonly fileHash: string;
  readonly mime: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Fractions of the size from the upper left corner; both null or neither. */
  readonly focalX: number | null;
  readonly focalY: number | null;
  /** A data URL. */
  readonly placeholder: string | null;
}

/** An image as its file is asked for. */
export interface ImageFileRow {
  readonly imageId: string;
  readonly fileHash: string;
  readonly width: number;
  /** Shows a patient: no cache may keep it unasked. */
  readonly isRevocable: boolean;
}
