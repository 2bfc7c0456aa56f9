/** Images: limits and where their files lie. */
export interface MediaSettings {
  readonly maxBytes: number;
  /** Width times height. */
  readonly maxPixels: number;
  readonly maxFrames: number;
  /** For reading or making one picture. */
  readonly timeLimitMs: number;
  /** Pictures worked on at once. */
  readonly concurrency: number;
  /** Pictures that may wait for their turn. */
  readonly queueLimit: number;
  /** How long an upload that was broken off can be resumed. */
  readonly uploadHours: number;
  /** Null: files lie on disk. */
  readonly s3: S3Settings | null;
}

export interface S3Settings {
  readonly bucket: string;
  /** `undefined`: Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** `undefined`: as the SDK finds them. */
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
}
