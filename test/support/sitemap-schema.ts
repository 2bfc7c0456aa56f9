import { validateXML } from 'xmllint-wasm';

/** What both kinds of files have in common, after the description of the protocol (sitemaps.org/protocol.html). */
const TYPES = `
  <xs:simpleType name="address">
    <xs:restriction base="xs:anyURI">
      <xs:minLength value="12"/>
      <xs:maxLength value="2048"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="moment">
    <xs:union memberTypes="xs:date xs:dateTime"/>
  </xs:simpleType>`;

const schema = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">${TYPES}${inner}
</xs:schema>`;

const list = (root: string, entry: string, inner: string) =>
  schema(`
  <xs:element name="${root}"><xs:complexType><xs:sequence>
    <xs:element name="${entry}" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="address"/>
      <xs:element name="lastmod" type="moment" minOccurs="0"/>${inner}
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>`);

/** Addresses may have elements of other namespaces after their own: the versions in other languages. */
const OTHERS = `
      <xs:any namespace="##other" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>`;

const SCHEMAS = {
  urlset: list('urlset', 'url', OTHERS),
  sitemapindex: list('sitemapindex', 'sitemap', ''),
};

/** What libxml2 finds wrong with a sitemap or an index by the schema of the protocol. Empty where nothing is. */
export async function sitemapSchemaFaults(xml: string): Promise<string[]> {
  const kind = xml.includes('<sitemapindex') ? 'sitemapindex' : 'urlset';
  const { errors } = await validateXML({
    xml: { fileName: 'sitemap.xml', contents: xml },
    schema: { fileName: 'sitemap.xsd', contents: SCHEMAS[kind] },
  });
  return errors.map(({ message }) => message);
}
