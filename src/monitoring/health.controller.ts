import { Controller, Get, Header, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** For balancers and orchestrators: restart what is not live, send nothing to what is not ready. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. Says nothing of the database: restarting us would not mend it. */
  @Get('live')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 503 while a database does not answer and from the moment the service begins to stop. */
  @Get('ready')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<{ status: string }> {
    if (!(await this.readiness.isReady())) throw new ServiceUnavailableException({ status: 'unavailable' });
    return { status: 'ok' };
  }
}
