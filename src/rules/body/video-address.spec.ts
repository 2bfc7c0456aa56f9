import { describe, expect, it } from '@jest/globals';
import { videoAddressOf } from './video-address.js';

describe('videoAddressOf', () => {
  it.each([
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4',
    'https://youtu.be/dQw4w9WgXcQ?si=x',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0',
    '//www.youtube.com/embed/dQw4w9WgXcQ',
    'https://m.youtube.com/shorts/dQw4w9WgXcQ',
  ])('finds the YouTube video of %s', (url) => {
    expect(videoAddressOf(url)).toEqual({
      provider: 'youtube',
      pageUrl: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      playerUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    });
  });

  it('finds videos of Vimeo, also unlisted ones', () => {
    expect(videoAddressOf('https://vimeo.com/76979871')?.playerUrl).toBe(
      'https://player.vimeo.com/video/76979871?dnt=1',
    );
    expect(videoAddressOf('https://player.vimeo.com/video/76979871?h=8272103f6e')?.pageUrl).toBe(
      'https://vimeo.com/76979871/8272103f6e',
    );
  });

  it.each([
    'https://www.youtube.com/@channel',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://evil.example/?u=youtu.be/dQw4w9WgXcQ',
    'https://youtu.be/"><script>',
    'javascript:youtu.be/dQw4w9WgXcQ',
    'https://vimeo.com/channels/staffpicks',
    'see https://youtu.be/dQw4w9WgXcQ',
    '',
  ])('takes %j for no video', (url) => {
    expect(videoAddressOf(url)).toBeNull();
  });
});
