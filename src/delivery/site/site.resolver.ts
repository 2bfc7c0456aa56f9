import { UseFilters } from '@nestjs/common';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { scriptSafe } from '../articles/script-safe.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { SiteLocale, SiteMedicalNoticeArgs } from '../delivery.types.generated.js';
import type { DeliverySite } from './delivery-site.js';
import { organization } from './organization.js';

@UseFilters(PassErrors)
@Resolver('Site')
export class SiteResolver {
  @Query()
  site(_parent: unknown, _args: unknown, context: DeliveryContext): DeliverySite {
    return context.site;
  }

  @ResolveField()
  name({ settings }: DeliverySite): string {
    return settings.name;
  }

  @ResolveField()
  url({ settings }: DeliverySite): string {
    return settings.url;
  }

  @ResolveField()
  locales({ settings }: DeliverySite): readonly SiteLocale[] {
    return settings.locales;
  }

  @ResolveField()
  publisher({ settings }: DeliverySite): unknown {
    return scriptSafe({ '@context': 'https://schema.org', ...organization(settings) });
  }

  @ResolveField()
  medicalNotice(site: DeliverySite, { locale }: SiteMedicalNoticeArgs): string | null {
    return site.textIn(site.settings.medicalNotices, locale);
  }
}
