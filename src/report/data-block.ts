import { constants, deflateRawSync } from 'node:zlib';

/** A value that the page's script reads when it needs it. */
export interface DataBlock {
  /** `[a-z0-9-]`; the script asks for it by this name. */
  readonly name: string;
  /** JSON. Its texts have been made visible (`visibleText`). */
  readonly value: unknown;
}

/**
 * A block as it stands in the page: JSON, deflated, in Base64, in a script element that no browser runs. Base64 holds no
 * character that could end the element, whatever the data say.
 */
export const blockElement = ({ name, value }: DataBlock): string =>
  `<script type="text/plain" id="data-${name}">${packedJson(value)}</script>\n`;

/** A value as `templates/script/data.js` unpacks it. */
export const packedJson = (value: unknown): string => deflateRawSync(JSON.stringify(value), options).toString('base64');

/** What is written once and read often may take its time. */
const options = { level: constants.Z_BEST_COMPRESSION, memLevel: 9 };
