/** What is used of libheif's WebAssembly build; the package describes only its other entry points. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  export interface HeifImage {
    /** Its `$$.ptr` is the C API's `heif_image_handle *`. */
    readonly handle: { readonly $$: { readonly ptr: number } };
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Writes RGBA into `target.data`, upright; null when the file is damaged. */
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      done: (result: object | null) => void,
    ): void;
    free(): void;
  }

  export interface Libheif {
    HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] };
    HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    /** 0 when there is no ICC profile. */
    _heif_image_handle_get_raw_color_profile_size(handle: number): number;
    /** Writes a `heif_error` of three 32-bit words to `error` and the profile to `target`. */
    _heif_image_handle_get_raw_color_profile(error: number, handle: number, target: number): void;
  }

  export default function libheif(): Promise<Libheif>;
}
