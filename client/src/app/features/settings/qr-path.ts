import { create } from 'qrcode/lib/core/qrcode';

/** A QR code as the outline of its dark squares, each 1 wide. */
export interface QrPath {
  /** Of the whole, without the quiet zone. */
  readonly size: number;
  /** For the `d` of an SVG path. */
  readonly path: string;
}

export function qrPath(text: string): QrPath {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares: string[] = [];
  data.forEach((dark, index) => {
    if (dark) squares.push(`M${index % size} ${Math.floor(index / size)}h1v1h-1z`);
  });
  return { size, path: squares.join('') };
}
