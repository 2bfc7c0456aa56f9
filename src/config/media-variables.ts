import { text, VariableFault, wholeNumber, type Variable } from './variable.js';

/** Images: how large they may be, where their files lie, and where the service may fetch from. */
export const MEDIA_VARIABLES = {
  MEDIA_MAX_BYTES: wholeNumber({
    about: 'The largest image file that is taken.',
    min: 1_000,
    max: 1_000_000_000,
    unit: 'bytes',
    fallback: '25000000',
  }),
  MEDIA_MAX_PIXELS: wholeNumber({
    about: 'The most pixels an image may have, width times height.',
    min: 1_000,
    max: 200_000_000,
    unit: 'pixels',
    fallback: '50000000',
  }),
  MEDIA_MAX_FRAMES: wholeNumber({
    about: 'The most frames an animation may have. Only its first is kept.',
    min: 1,
    max: 10_000,
    fallback: '300',
  }),
  MEDIA_TIME_LIMIT_MS: wholeNumber({
    about: 'How long reading or making one picture may take. What takes longer is ended and refused.',
    min: 1_000,
    max: 600_000,
    unit: 'milliseconds',
    fallback: '30000',
  }),
  MEDIA_CONCURRENCY: wholeNumber({
    about: 'How many pictures are worked on at once, each in a process of its own of some 100 to 600 MB.',
    min: 1,
    max: 64,
    fallback: '2',
  }),
  MEDIA_QUEUE_LIMIT: wholeNumber({
    about: 'How many pictures may wait for their turn. More are answered with 503 and Retry-After.',
    min: 0,
    max: 10_000,
    fallback: '20',
  }),
  MEDIA_UPLOAD_HOURS: wholeNumber({
    about: 'How long an upload that was broken off can be resumed.',
    min: 1,
    max: 720,
    unit: 'hours',
    fallback: '24',
  }),
  MEDIA_S3_BUCKET: text({
    about:
      'A bucket for the files of images. Without it they lie in DATA_DIR/media, which all instances must share.',
    expected: 'the name of a bucket',
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    fallbackNote: 'files in DATA_DIR/media',
    example: 'clinic-images',
  }),
  MEDIA_S3_ENDPOINT: text({
    about: 'The address of a service that speaks S3, where it is not that of Amazon.',
    expected: 'an http or https address',
    pattern: /^https?:\/\/[^\s?#@]+$/,
    fallbackNote: 'Amazon S3',
    example: 'https://s3.clinic.example',
  }),
  MEDIA_S3_REGION: text({
    about: 'The region of the bucket.',
    expected: 'the name of a region',
    pattern: /^[a-z0-9-]{1,40}$/,
    fallback: 'us-east-1',
  }),
  MEDIA_S3_ACCESS_KEY_ID: text({
    about: 'The access key of the bucket.',
    expected: 'an access key',
    pattern: /^\S+$/,
    fallbackNote: 'as the AWS SDK finds it',
    secret: true,
  }),
  MEDIA_S3_SECRET_ACCESS_KEY: text({
    about: 'The secret of the access key.',
    expected: 'a secret key',
    pattern: /^\S+$/,
    fallbackNote: 'as the AWS SDK finds it',
    secret: true,
  }),
  OUTBOUND_ALLOW: hostsAndPorts({
    about:
      'Servers of your own network that the service may send requests to, besides public ones on ports 80 and 443.',
    fallbackNote: 'none',
    example: 'images.clinic.internal:8080',
  }),
};

function hostsAndPorts(
  about: Pick<Variable<never>, 'about' | 'fallbackNote' | 'example'>,
): Variable<readonly string[]> {
  const expected = 'hosts with ports separated by commas, like images.clinic.internal:8080,[fd00::1]:443';
  return {
    ...about,
    expected,
    parse(value) {
      return value.split(',').map((part) => {
        const host = part.trim().toLowerCase();
        const port = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/.exec(host)?.[1];
        if (port === undefined || Number(port) > 65_535) throw new VariableFault(expected);
        return host;
      });
    },
  };
}
