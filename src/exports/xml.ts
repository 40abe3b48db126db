/** Text as it stands within XML 1.0, in an element or in an attribute with double quotation marks. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
