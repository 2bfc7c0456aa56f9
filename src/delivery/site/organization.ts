/** The clinic as a schema.org Organization, without `@context`. */
export function organization(site: { readonly name: string; readonly url: string }): Record<string, unknown> {
  return { '@type': 'Organization', '@id': `${site.url}/#organization`, name: site.name, url: site.url };
}
