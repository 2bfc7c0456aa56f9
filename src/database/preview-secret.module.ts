import { Module, type DynamicModule } from '@nestjs/common';

/** Signs passes of previews; the same for all instances. */
export const PREVIEW_SECRET = Symbol('secret of previews');

/** Hands the secret to who makes links and to who honours them. */
@Module({})
export class PreviewSecretModule {
  static with(secret: string): DynamicModule {
    return {
      module: PreviewSecretModule,
      global: true,
      providers: [{ provide: PREVIEW_SECRET, useValue: secret }],
      exports: [PREVIEW_SECRET],
    };
  }
}
