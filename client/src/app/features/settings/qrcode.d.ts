/** The part that is needed; the package's types are about Node.js, whose globals a browser does not have. */
declare module 'qrcode/lib/core/qrcode' {
  export function create(
    text: string,
    options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { readonly modules: { readonly size: number; readonly data: Uint8Array } };
}
