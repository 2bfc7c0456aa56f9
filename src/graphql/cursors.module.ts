import { Module, type DynamicModule } from '@nestjs/common';
import { Cursors } from './cursor.js';

/** Hands the maker of cursors, with the secret all instances share, to every module. */
@Module({})
export class CursorsModule {
  static with(secret: string): DynamicModule {
    return {
      module: CursorsModule,
      global: true,
      providers: [{ provide: Cursors, useValue: new Cursors(secret) }],
      exports: [Cursors],
    };
  }
}
