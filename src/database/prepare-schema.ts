import { checkDeliveryLogin, makeDeliveryLogin, type DeliveryLoginOptions } from './delivery-login.js';
import { applyMissing, underSchemaLock, type MigrateOptions } from './migrate.js';
import { ensurePreviewViews } from './preview-views.js';

/**
 * All that a service needs of its database before it serves: this build's migrations, the readers' login, the views of previews.
 * Under one lock and over one connection, which is most of what it costs where nothing is to be done. Returns the address of the
 * login.
 */
export async function prepareSchema(options: MigrateOptions & DeliveryLoginOptions): Promise<string> {
  const deliveryUrl = await underSchemaLock(options, async (client) => {
    const applied = await applyMissing(client, options);
    if (applied.length > 0) options.log?.(`Applied ${applied.join(', ')}.`);
    const url = await makeDeliveryLogin(client, options);
    await ensurePreviewViews(client);
    return url;
  });
  await checkDeliveryLogin(deliveryUrl);
  return deliveryUrl;
}
