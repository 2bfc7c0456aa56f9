import type { Body, FigureBlock, VideoBlock } from './body.js';

export function figuresOf(body: Body): FigureBlock[] {
  return body.filter((block) => block._type === 'figure');
}

export function videosOf(body: Body): VideoBlock[] {
  return body.filter((block) => block._type === 'video');
}

export function countImages(body: Body): number {
  return figuresOf(body).length;
}
